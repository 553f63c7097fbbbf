"""What servers and mail programs call Sent and Drafts, in the languages that people read mail in.

Used only where a server does not say what its folders are for (RFC 6154). Names are compared without case and
without their parents ("INBOX.Sent", "[Gmail]/Gesendet"): see `followupd.adapters.imap.folders`.
"""

from __future__ import annotations

SENT = frozenset(
    name.strip().casefold()
    for name in """
    Sent; Sent Items; Sent Mail; Sent Messages; Sent-Mail; Sent mail; Sent Email; Outbox/Sent
    Gesendet; Gesendete Objekte; Gesendete Elemente; Gesendete Nachrichten; Gesendete E-Mails; Gesendete Mails
    Postausgang/Gesendet
    Envoyés; Éléments envoyés; Messages envoyés; Courrier envoyé; Objets envoyés; E-mails envoyés; Envoyes
    Enviados; Elementos enviados; Mensajes enviados; Correo enviado; Enviado
    Itens enviados; Itens Enviados; Mensagens enviadas; E-mails enviados; Correio enviado; E-mail enviado
    Inviata; Posta inviata; Inviati; Messaggi inviati; Elementi inviati
    Verzonden; Verzonden items; Verzonden berichten; Verzonden e-mail; Verstuurd
    Skickat; Skickade; Skickade objekt; Skickade meddelanden; Skickat mail
    Sendt; Sendte; Sendte elementer; Sendt post; Sendte meldinger; Sendte e-mails
    Sendt mail; Sendte beskeder; Sendte meddelelser
    Lähetetyt; Lähetetyt viestit; Lähetetty
    Wysłane; Elementy wysłane; Wysłane wiadomości; Wyslane
    Odeslané; Odeslaná pošta; Odeslané zprávy; Odoslané; Odoslaná pošta
    Elküldött; Elküldött elemek; Elküldött üzenetek; Elküldött levelek
    Trimise; Elemente trimise; Mesaje trimise; Mesaje expediate
    Отправленные; Отправленные письма; Исходящие; Надіслані; Відправлені; Изпратени
    Изпратени елементи; Послато; Послата пошта
    Poslano; Poslane poruke; Poslana pošta; Poslane stavke; Poslato
    Απεσταλμένα; Σταλμένα; Απεσταλμένα μηνύματα; Στοιχεία απεσταλμένων
    Gönderilmiş Öğeler; Gönderilenler; Gönderilmiş Postalar; Gönderildi; Gönderilmiş
    Išsiųsta; Išsiųsti laiškai; Nosūtītie; Nosūtītās ziņas; Saadetud; Saadetud kirjad
    Enviats; Elements enviats; Correu enviat; Bidalitakoak; Enviadas
    已发送; 已发送邮件; 已發送; 寄件備份; 已傳送的郵件; 已寄出; 已发邮件; 寄件箱; 已傳送郵件
    送信済み; 送信済みメール; 送信済みアイテム; 送信済みトレイ; 送信控え
    보낸편지함; 보낸 편지함; 보낸메일함; 보낸 메일함; 보낸 항목
    העברו; דואר יוצא; פריטים שנשלחו; נשלחו; דואר שנשלח
    البريد المرسل; المرسل; العناصر المرسلة; الرسائل المرسلة
    भेजे गए; भेजी गई मेल; Thư đã gửi; Đã gửi; Mục đã gửi; จดหมายที่ส่งแล้ว
    ส่งแล้ว; รายการที่ส่ง; Terkirim; Item Terkirim; Pesan terkirim; Dihantar
    """.replace("\n", ";").split(";")
    if name.strip()
)

DRAFTS = frozenset(
    name.strip().casefold()
    for name in """
    Drafts; Draft; Draft Messages; Draft Mail
    Entwürfe; Entwurf; Entwuerfe
    Brouillons; Brouillon
    Borradores; Borrador
    Rascunhos; Rascunho
    Bozze; Bozza
    Concepten; Concept; Klad
    Utkast; Kladder; Kladde; Udkast; Utkaster
    Luonnokset; Luonnos
    Szkice; Wersje robocze; Kopie robocze; Robocze
    Koncepty; Rozepsané; Rozpracované; Koncept; Návrhy
    Piszkozatok; Piszkozat
    Ciorne; Schițe; Mesaje nefinalizate
    Черновики; Чернетки; Чернови; Недовршено; Нацрти
    Skice; Nacrti; Osnutki; Predlošci
    Πρόχειρα; Πρόχειρο
    Taslaklar; Taslak
    Juodraščiai; Melnraksti; Uzmetumi; Mustandid
    Esborranys; Zirriborroak; Borradors
    草稿; 草稿箱; 草稿夹; 草稿匣; 草稿件
    下書き; 下書きトレイ
    임시보관함; 임시 보관함; 임시편지함; 작성 중인 편지
    טיוטות; טיוטה
    مسودات; المسودات
    ड्राफ़्ट; Thư nháp; Bản nháp; ร่าง; จดหมายร่าง; ฉบับร่าง; Konsep; Draf
    """.replace("\n", ";").split(";")
    if name.strip()
)
