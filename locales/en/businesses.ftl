### Businesses: facts, papers, needs, history.

nav-businesses = Businesses

businesses-title = Your businesses
businesses-lead = State the facts once. From them we show which credit and mentoring fit.
businesses-add = Add another business
businesses-add-first = Register a business
businesses-none = No business registered yet
businesses-none-why = Start with the name of your business. The rest can wait.
businesses-answers = Your quick check answers are still here
businesses-answers-text = Keep them as a business, so that you need not fill them in twice.
businesses-too-many = This account holds 50 businesses already
businesses-too-many-text = One account holds at most 50 businesses. Ask the office if you really need more.
businesses-away = Closed businesses
business-put-away-title = Close this business
business-put-away-sure = Close { $business }?
business-put-away-what = A closed business is no longer matched or counted. Its data, papers and earlier applications stay. You can open it again at any time.
business-put-away-yes = Close the business
business-was-put-away = The business is closed.
business-take-out = Open again
business-taken-out = The business is open again.
business-put-away = This business is closed
business-put-away-text = Open it again from the list of your businesses, then repeat this step.
business-has-cases = An application is still running
business-has-cases-text = Finish, withdraw or delete this business's applications first. Then it can be closed.
business-new-title = Register a business
business-new-lead = The name will do for now. Every next step can be skipped and finished another day.
business-created = Registered. Now describe it, a little at a time.
business-saved = Saved.
business-saved-nik-differs = Saved. Something in the NIK differs, please have a look.
business-pick-village = The district is saved. Now choose the village.
business-need-closed = The need is closed.
business-paper-removed = the owner deleted the paper

business-hub-title = What is known
business-hub-count = { $told } of { $all } answered
business-hub-need-first = State what you need, so that instalments can be reckoned.
business-matches = See what fits
business-more = More
business-history = History of the facts
business-history-lead = Every change is on record: what, when, by whom, and how it is proved.
business-history-none = No history yet
business-history-none-why = It begins as soon as you state a fact.
business-who-sees = You and the office's staff see these facts. A bank or a program sees them only after you apply to it.
business-back-to-hub = Back without saving
business-told = { $told } of { $all } answered
history-fact = Fact
history-value = Value
history-evidence = Evidence
history-when = When
history-by = By

business-step-identity = Identity
business-step-identity-lead = About the business and its owner.
business-step-place = Place
business-step-place-lead = Some programs are for certain districts only.
business-step-trade = Trade
business-step-trade-lead = Choose the main work. The KBLI code may stay empty; where it is given, the sector follows from it.
business-step-money = Money
business-step-money-lead = An honest estimate will do. Write 75 juta or 75,000,000. Leave empty what you do not know.
business-step-papers = Papers
business-step-papers-lead = Say which papers you hold. Upload a photo so that the office can check them.
business-step-skills = Bookkeeping and skills
business-step-skills-lead = Plain answers help us find the right mentoring.
business-step-need = What you need
business-step-need-lead = How much and for what. You can change it at any time.

business-name = Name of the business
business-name-hint = As customers know it, for example Gula Aren Borong.
business-description = What it does
business-description-hint = A sentence or two: what is made or sold, to whom.
business-started-on = Started on
business-owner-born-on = Owner's birth date
business-nik = Owner's NIK
business-nik-hint = The 16 digits of the identity card. Kept encrypted; the screen shows the last four only.
business-nib-number = NIB number
business-nib-number-hint = 13 digits. Kept encrypted; the screen shows the last four only.
business-sku-until = Village letter valid until
business-sku-until-hint = Usually written on the letter. After that day the fact counts as not known. Leave empty if it does not say.
business-npwp-number = NPWP number
business-npwp-number-hint = 15 or 16 digits. Kept encrypted; the screen shows the last four only.
business-number-kept = Stored, ending in { $last }. Fill in only to replace it.
business-nik-birth-differs = The birth date in the NIK differs from yours. Check both; if they are right, leave them. A NIK is not always corrected.
business-nik-sex-differs = The sex in the NIK differs from your answer. Check both; if they are right, leave them.
business-nik-impossible-date = The date in the NIK is no day of the calendar. Check the digits; if the card says so, leave it.
business-village = Village
business-village-hint = Of the district chosen above.
business-address = Address
business-address-hint = Street, hamlet, or a landmark that is easy to find.
business-kbli-version = That code is of
business-kbli-version-hint = NIBs issued since mid-2026 mostly use KBLI 2025.
business-capital = Capital
business-capital-hint = Without land and the business's building.
business-size = { $class }, { $basis } ({ $regulation }).
business-size-by-sales = by its sales in a year
business-size-by-capital = by its capital
business-size-other = By the other measure: { $class }.
business-note = Note
business-note-hint = For example: a second stove, and sap bought before the dry season.
business-need-close-title = No longer needed?
business-need-close-text = Close it once the need is met or dropped. You can state another at any time.
business-need-close = Close this need
business-need-former = Earlier needs

question-not-known = Not known yet
question-a-month = a month
question-a-year = a year
question-people = people
question-times = times
question-months = months
question-until = valid until { $day }
question-lapsed = lapsed on { $day }

level-digital-0 = 0. No phone or internet used for the business
level-digital-1 = 1. Takes orders by phone or WhatsApp
level-digital-2 = 2. Shows products on social media and answers buyers
level-digital-3 = 3. Sells on a marketplace or takes QRIS
level-digital-4 = 4. Sells, pays and keeps books online every day
level-management-0 = 0. Does everything alone, without a plan
level-management-1 = 1. Has a plan in mind, not written
level-management-2 = 2. Keeps business money apart from household money
level-management-3 = 3. Has a written plan and divided tasks
level-management-4 = 4. Checks the plan against figures every month
level-production-0 = 0. As ordered, quality varies
level-production-1 = 1. Measures and steps are fixed, not written
level-production-2 = 2. Measures and steps are written down
level-production-3 = 3. Has a permit or quality test, such as PIRT or halal
level-production-4 = 4. Quality is checked every time, packages fully labelled

paper-files = Uploaded files
paper-none = No files yet. A clear photo from a phone will do.
paper-add = Upload a paper
paper-add-lead = One file at a time. The office checks it and you are told the outcome.
paper-kind = Kind of paper
paper-kind-choose = Choose the kind
paper-expires = Valid until
paper-expires-hint = Leave empty if it does not lapse.
paper-expires-office-hint = After that day the fact counts as unknown again. Leave empty if it does not lapse.
paper-file = File
paper-file-hint = The whole paper in view and legible.
paper-upload = Upload
paper-uploaded = The file is in. The office will check it.
paper-deleted = The file is deleted.
paper-delete-title = Delete a file
paper-delete-sure = Delete this file?
paper-delete-text = The file leaves the portal. Your answer stays, on your own word again.
paper-delete-yes = Delete the file
paper-rejected-because = Rejected: { $reason }
paper-in-application = This file is part of an application
paper-in-application-text = A bank or a partner decides on it, so it cannot be deleted. You may upload a newer one.
papers-too-many = There are 200 files already
papers-too-many-text = Delete files that are not needed, then upload again.
paper-decided = This paper has been decided on
paper-decided-text = A colleague was quicker. Go back to the queue for the next one.

facts-queue-title = Papers to check
facts-queue-lead = { $count ->
    [0] Nothing is waiting.
    [one] { $count } paper is waiting.
   *[other] { $count } papers are waiting, the oldest first.
}
facts-business = Business
facts-owner = Owner
facts-since = Waiting since
facts-registered = Registered
facts-none = Every paper has been checked
facts-none-why = A new one appears here as soon as an owner uploads it.
facts-none-filtered = No paper fits this filter
facts-none-filtered-why = Widen the filter or clear it.
filter-all = All
paper-claim = What it proves
paper-claims-nothing = This paper proves no single fact; it completes an application.
paper-number = The number the owner gave
paper-number-ends = ends in { $last }
paper-all-facts = All facts of this business
paper-accept-title = It is right
paper-accept = Accept
paper-shows = What the paper shows
paper-shows-hint = Leave it as the owner said if they agree.
paper-reject-title = It is not right
paper-reject = Reject
paper-reason = Why, and what the owner should do
paper-reason-hint = The owner reads it as it stands. For example: the photo is blurred, please upload page one again.
paper-check = Check
paper-accepted-flash = Accepted. The owner has been told.
paper-rejected-flash = Rejected. The owner has been told why.
office-businesses-lead = Every registered business, the newest first.
office-businesses-none = No business registered yet
office-businesses-none-why = One appears here when its owner registers it, or after an import.
office-businesses-none-filtered = No business fits this filter
office-business-facts = What is known
office-business-no-papers = The owner has not uploaded a paper.
fact-confirm = Confirm
fact-confirm-lead = For what you saw yourself at the counter or on a visit, or found in an official register. The owner is told.
fact-confirm-now = At present
fact-confirm-how = How it was confirmed
fact-confirm-where = Where it was seen
fact-confirm-where-hint = For example: NIB looked up in OSS, or cash book shown on a visit. The owner reads it in the history.
fact-confirm-button = Record as confirmed
fact-confirmed-flash = The fact is confirmed. Its owner is told.
unclaimed = Not claimed yet
unclaimed-only = Only those not claimed yet
unclaimed-text = This business came from a list of the office, and its owner does not hold it yet. When the owner comes to the counter with proof, hand it over.
hand-over = Hand over to the owner
hand-over-lead = The list names { $owner }. Hand over only to somebody who is present and shows proof.
hand-over-proof = Proof that was shown
hand-over-proof-hint = Look at the original, not at a photograph.
hand-over-note = What you saw
hand-over-note-hint = For the office's record. For example: name on the card is that of the list, address agrees. Do not write the NIK.
hand-over-name = The owner's name
hand-over-email = The owner's e-mail
hand-over-email-hint = Where she has an account, the business goes to it at once. Otherwise we send an invitation to this address.
hand-over-button = Hand over
handed-flash = The business is handed over. Its owner has been sent an e-mail.
handed-title = Handovers
handed-line = From { $from } to { $to }, by { $by }
business-claimed = Its owner holds this business
business-claimed-text = The owner's account is in use, so the office cannot move it. Ask the owner to sign in with that account.
fault-claim-no-owner = This address belongs to an account that is no owner's, or that was closed. Ask for another address.
office-business-read-only = The owner states the facts. The office checks papers and confirms what it saw; the history keeps every step.

fault-fact-range = Give a number from { $least } to { $most }.
fault-fact-not-whole = Write a whole number, such as 24.
fault-tenor-range = Give 1 to 600 months.
fault-date-future = This day has not come yet. Check the year.
fault-kbli-code = A KBLI code has five digits and must exist in the chosen version. Leave it empty if unsure.
fault-village-elsewhere = This village is not in the chosen district.
fault-nik-empty = Write the NIK.
fault-nik-not-digits = A NIK has digits only.
fault-nik-wrong-length = A NIK has 16 digits.
fault-nik-no-such-region = The first six digits of this NIK are no district. Check them.
fault-nik-taken = Another account uses this NIK. Sign in there, or ask the office.
fault-nib-empty = Write the NIB.
fault-nib-not-digits = A NIB has digits only.
fault-nib-wrong-length = A NIB has 13 digits.
fault-npwp-empty = Write the NPWP.
fault-npwp-not-digits = An NPWP has digits only.
fault-npwp-wrong-length = An NPWP has 15 or 16 digits.
fault-npwp-wrong-check-digit = A digit of this NPWP is mistyped. Compare it with the card.
fault-npwp-neither-old-nor-nik = An NPWP of 16 digits is a NIK, or an old number after a 0.
fault-npwp-zeros = An NPWP of zeros belongs to nobody. Leave it empty.
fault-file-missing = Choose the file first.
fault-file-empty = This file is empty. Choose another.
fault-file-too-large = The file is larger than 10 MB. Make it smaller, or take the photo at a lower quality.
fault-file-kind-not-allowed = The content is neither PDF nor JPEG nor PNG, whatever its name says. Take a photo of the paper, or save it as PDF.
fault-file-broken-image = This picture is damaged and cannot be opened. Take a new one.
fault-file-too-many-pixels = This picture has too many pixels. Make it smaller first.
fault-paper-lapsed = This paper has lapsed already.

mail-paper-accepted-subject = Your paper was accepted: { $paper }
mail-paper-accepted-text = Hello { $name },

    The office has checked the paper for { $business } ({ $paper }) and accepted it. The fact now counts as checked.
mail-paper-accepted-action = See the papers
mail-paper-rejected-subject = Please upload again: { $paper }
mail-paper-rejected-text = Hello { $name },

    The office has checked the paper for { $business } ({ $paper }) and cannot accept it yet. The reason: { $reason }

    Upload a better one; you will be told again.
mail-paper-rejected-action = Upload again
mail-fact-checked-subject = The office confirmed a fact of your business: { $fact }
mail-fact-checked-text = Hello { $name },

    The office confirmed { $fact } for { $business }. The history of your data shows what it says, who saw it, and where.

    Is something wrong? Come to the office's counter, or change your answer.
mail-fact-checked-action = See the history
mail-business-handed-subject = { $business } is in your account now
mail-business-handed-text = Hello { $name },

    At the counter the office handed the data of { $business } over to you. Look it through, complete what is missing, then see which credit and mentoring fit.

    Not your business? Tell the office.
mail-business-handed-action = Open the business
