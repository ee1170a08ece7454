# Faults of a form: what is wrong and how to mend it.
fault-required = Please fill this in.
fault-choose = Choose one from the list.
fault-too-long = Too long: at most { $most } characters.
fault-strange-characters = It holds characters that cannot be read. Remove them and type again.
fault-email = Write a whole e-mail address, such as name@example.id.
fault-phone = Write an Indonesian mobile number, such as 0812 3456 7890.
fault-date = Write a date such as 23-11-2026.
fault-password-short = A password has at least 10 characters. A few words in a row are easier to remember.
fault-password-long = A password has at most 200 characters.
fault-password-guessable = This password is easy to guess. Use a few words that have nothing to do with each other.
fault-sign-in-wrong = The e-mail or the password does not fit. Check them, or ask for a new password.
fault-sign-in-unproved = This address has not been proved. Open the link in our e-mail, or register again for a new link.
