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
mail-reset-subject = Make a new password
mail-reset-text = Hello { $name },

    Somebody asked for a new password for your account. Open the link below within two hours to make one.

    Not you? Ignore this letter; your password stays.
mail-reset-action = Make a password
mail-password-changed-subject = Your password was changed
mail-password-changed-text = Hello { $name },

    The password of your account was changed on { $at }, and other devices were signed out.

    Not you? Ask for a new password through "Forgotten password" at once and tell the office.
mail-password-changed-action = Open the account
mail-factor-on-subject = A second factor was set up
mail-factor-on-text = Hello { $name },

    A second factor was set up for your account on { $at }. Keep its recovery codes in a safe place.

    Not you? Ask for a new password at once through “Forgotten password” and tell the office.
mail-factor-on-action = Open the account
mail-factor-off-subject = Your second factor was switched off
mail-factor-off-text = Hello { $name },

    The second factor of your account was switched off on { $at }.

    Not you? Ask for a new password at once through “Forgotten password” and set the factor up again.
mail-factor-off-action = Open the account
mail-factor-codes-subject = Your recovery codes were renewed
mail-factor-codes-text = Hello { $name },

    The recovery codes of your account were renewed on { $at }. The old ones are good for nothing any more.

    Not you? Ask for a new password at once through “Forgotten password” and tell the office.
mail-factor-codes-action = Open the account
mail-factor-reset-subject = Your second factor was forgotten
mail-factor-reset-text = Hello { $name },

    The second factor of your account was forgotten on { $at }, because it was reported lost, and every device is signed out. Sign in with your password and set up another.

    You did not ask for it? Tell whoever leads your organisation, and the office, at once.
mail-factor-reset-action = Sign in and set up another
mail-change-email-subject = Use this address for your account
mail-change-email-text = Hello { $name },

    You asked that your Jembatan account use this address. Open the link below within 48 hours.

    Not you? Ignore this letter.
mail-change-email-action = Use this address
mail-email-asked-subject = A change of e-mail address was asked for
mail-email-asked-text = Hello { $name },

    Somebody asked to move your account to { $email }. Until the link sent there is opened, this address stays.

    Not you? Change your password at once.
mail-email-asked-action = Open the account
mail-invitation-subject = { $to } invites you
mail-invitation-text = Hello { $name },

    { $to } invites you to use Jembatan as { $role }. Open the link below within seven days and make a password.
mail-invitation-action = Accept the invitation
mail-organisation-admitted-subject = { $organisation } is admitted
mail-organisation-admitted-text = Hello { $name },

    The office admitted { $organisation }. You can now publish products or programs and invite colleagues.
mail-organisation-admitted-action = Start working
mail-organisation-refused-subject = The registration of { $organisation } could not be accepted
mail-organisation-refused-text = Hello { $name },

    The office could not accept the registration of { $organisation }. The reason: { $reason }

    Mend its details, then hand it in again.
mail-organisation-refused-action = Mend the details
mail-organisation-suspended-subject = { $organisation } is suspended
mail-organisation-suspended-text = Hello { $name },

    The office suspended { $organisation } for now. The reason: { $reason }

    Contact the office to have it lifted.
mail-organisation-suspended-action = See where it stands
mail-organisation-lifted-subject = { $organisation } may work again
mail-organisation-lifted-text = Hello { $name },

    The suspension of { $organisation } is lifted. Your queue and your products are open again.
mail-organisation-lifted-action = Carry on
