# Every notice: the subject (what happened), the text, and its button.
mail-prove-subject = Prove your e-mail address
mail-prove-text = Hello { $name },

    You registered at Jembatan. Open the link below within 48 hours to prove that this address is yours.

    It was not you? Then ignore this letter.
mail-prove-action = Prove the address
mail-already-subject = You have an account already
mail-already-text = Hello { $name },

    Somebody registered with this address, which has an account. If it was you, just sign in. Forgot the password? Ask for a new one on the sign-in page.
mail-already-action = Sign in
