# A cooperative's register of members, invitations on paper, joining, recovering an account.
roll-title = Register of members
roll-link = Open the register of members
roll-lead = Who is a member of the cooperative. Savings and loans are not shown here.
roll-new = Add a member
roll-number = Member number
roll-name = Name
roll-phone = Mobile number
roll-joined-on = Member since
roll-left-on = Left on
roll-state = State
roll-left = Has left
roll-joined = Can sign in
roll-waiting = Cannot sign in yet
roll-search = Name or number
roll-none = No members here
roll-none-why = None are recorded yet, or none fit the search.
roll-all = Show all
roll-added = The member is recorded.
roll-saved = The change is saved.
roll-change = Change the data
roll-leave = The member leaves
roll-leave-hint = A member who left can still sign in to see how her savings are settled.
roll-leave-button = Record leaving
roll-paper = Invitation on paper
roll-paper-hint = The paper holds a code that works once. With it the member signs in by mobile number, without e-mail.
roll-paper-again = Printing again cancels the code before.
roll-code-until = A printed code is good until { $at }.
roll-print = Print the invitation
roll-print-all = Print invitations
roll-print-all-hint = For all members who cannot sign in yet and hold no code that is good.
roll-signs-in = This member can sign in already
roll-signs-in-text = Invitations are for members without an account. If she forgot her password or lost her phone, start a recovery.
paper-title = Invitations to print
paper-lead = { $count ->
    [0] No member waits for an invitation.
    [one] One sheet.
   *[other] { $count } sheets, one for each member.
}
paper-once = Print now: the codes are shown only once and are not kept. Hand each to the member in person.
paper-more = More members are waiting. After printing these, press the print button once more.
paper-join-how = Scan this picture with your phone's camera, or open { $site } and type the code below. Then choose your mobile number and a password.
paper-recover-how = Scan this picture with your phone's camera, or open { $site } and type the code below. Then choose a new password.
paper-picture = QR code of the invitation
paper-until = Works once, good until { $at }. Do not give it to anybody else.
sign-in-name = E-mail or mobile number
sign-in-join = Have a code from your cooperative? Join
join-title = Join with a code
join-lead = Your cooperative gave you a paper with a code. With it you can see your savings on your phone.
join-code = Code on the paper
join-code-hint = Ten letters and digits, such as 7KQ4M-XP9DT.
join-have = Have an account already? Sign in
join-have-account = Have an account already? Sign in first, then use this code
join-open-title = Join { $cooperative }
join-open-lead = This code is for { $name }. If that is not you, give the paper back to the board.
join-recover-title = A new password
join-recover-lead = This code is for { $name }. Two of the board agreed to recover this account.
join-phone-hint = You sign in with it. No e-mail is needed.
join-button = Save and sign in
join-own = You are signed in as { $name }. The membership will be connected to that account.
join-own-button = Connect with my account
join-welcome = Welcome. Your account is connected to the cooperative.
join-unknown = This code is not good
join-unknown-text = The code is unknown, has been used, or has expired. Ask the board for a new paper.
join-owners = This account cannot be a member
join-owners-text = Memberships connect to personal accounts, not to accounts for work. Sign out first, then use this code.
join-already = This account is connected already
join-already-text = Your account is connected to another member of this cooperative.
fault-join-code = A code has ten letters and digits.
fault-join-unknown = This code is unknown, has been used, or has expired.
fault-phone-in-use = This number is used to sign in already. If that is your account, sign in first, then use this code.
fault-sign-in-name = Write your e-mail address, or a mobile number such as 0812 3456 7890.
fault-roll-number-taken = Another member has this number.
fault-roll-left-early = A member cannot leave before she joined.
recovery-title = Recovering the account
recovery-hint = For a member who forgot her password or lost her phone. One of the board starts, another consents and prints a new code.
recovery-started = Started by { $name }, { $at }. Waiting for the consent of another of the board.
recovery-start = Start recovery
recovery-consent = Consent and print the code
recovery-begun = Recovery has started. Ask another of the board to consent.
recovery-own = Another of the board must consent
recovery-own-text = You started this recovery. For the member's safety, consent comes from a second person.
recovery-gone = This recovery is over
recovery-gone-text = No recovery waits for consent. Start again if it is still needed.
recovery-not-here = The board cannot recover this account
recovery-not-here-text = Only accounts of members without e-mail are recovered here, and never one's own. An account with e-mail uses "Forgot your password?".
mail-member-recovery-started-subject = { $by } of { $cooperative } started to recover your account
mail-member-recovery-started-action = Open my account
mail-member-recovery-started-text = Hello { $name },

    { $by } of { $cooperative } started to recover your account. If you did not ask for it, speak to the board.
mail-member-recovery-consented-subject = { $by } of { $cooperative } consented to recover your account
mail-member-recovery-consented-action = Open my account
mail-member-recovery-consented-text = Hello { $name },

    { $by } of { $cooperative } consented to recover your account; a new code was printed. If you did not ask for it, speak to the board.
mail-member-recovered-subject = Your password was changed with a code from { $cooperative }, { $at }
mail-member-recovered-action = Open my account
mail-member-recovered-text = Hello { $name },

    Your password was changed with a code from { $cooperative }, { $at }. If that was not you, speak to the office.
