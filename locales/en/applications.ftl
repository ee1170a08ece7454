# The moves of applications: refusals, faults, reasons, mails.
act-no-such-move = This step is not open
act-no-such-move-text = The case does not stand where this can be done. Open it to see what can be done now.
act-four-eyes = A second pair of eyes is needed
act-four-eyes-text = Your organisation asks for two people: who reviewed does not approve. Ask a colleague who did not review this case.
act-expired = Its time has passed
act-expired-text = The last day to accept has passed. Write a message to the organisation, or apply again.
act-no-seat = All seats are taken
act-no-seat-text = Every seat of this cohort is offered or taken. Put the applicant on the waitlist.
application-not-open = Not taking applications now
application-not-open-text = This offer is paused or closed. What you wrote is kept; look at others that fit.
application-too-many = Too many applications at once
application-too-many-text = A business can have at most 30 applications running. Finish or delete those you do not need.
application-runs-already = The same application is running
application-runs-already-text = This business has already applied for the same offer. Open your applications to see it.
application-handed-in = Already handed in
application-handed-in-text = What was handed in cannot be changed. Write a message to the organisation if something is wrong.
application-not-handed-in = Not handed in yet
application-not-handed-in-text = Hand the application in first; then you can write messages.
application-version-changed = The terms changed since you began
application-version-changed-text = A new version was published. Read what changed, then hand it in again.
application-cohort-closed = This cohort takes no more applications
application-cohort-closed-text = Choose another cohort, then hand it in again.
application-ended = This application has ended
application-ended-text = Nothing can be added to a case that has ended.
application-papers-most = Too many files
application-papers-most-text = An application holds at most 60 files.
fault-in-the-future = This day is still to come.
fault-before-application = This day is before the application was handed in.
fault-above-letter = More than the offer letter says.
fault-confirm = Tick this box to go on.
fault-reply-empty = Write an answer or attach a file.
fault-same-organisation = Choose another bank, not the same one.
fault-cohort-closed = This cohort takes no more applications.
fault-facts-unconfirmed = Check and confirm the facts of your business first.
fault-papers-open = Attach the papers wanted, or say that you do not have them.
fault-consent-missing = First agree to who will see your data.
fault-form-old = This form was open for too long. Load the page again and send it once more.
mail-case-submit-subject = Your application for { $offer } was sent: { $receipt }
mail-case-submit-text = Hello { $name },

    The application of { $business } for { $offer } has reached { $organisation }. Its number is { $receipt }; keep it.

    It is now for { $organisation } to look at it. We will tell you of every change.
mail-case-submit-action = See the application
mail-case-start-review-subject = { $organisation } has begun to review your application
mail-case-start-review-text = Hello { $name },

    { $organisation } has begun to review application { $receipt } for { $offer }. There is nothing for you to do yet.
mail-case-start-review-action = See the application
mail-case-ask-subject = { $organisation } asks for more, by { $due }
mail-case-ask-text = Hello { $name },

    To go on with application { $receipt }, { $organisation } asks:

    { $note }

    Please answer by { $due }. Once you have answered, the review goes on where it stopped.
mail-case-ask-action = Answer now
mail-case-approve-subject = An offer letter from { $organisation }: { $amount }
mail-case-approve-text = Hello { $name },

    { $organisation } has approved application { $receipt } and sends an offer letter of { $amount }.

    Read its terms, instalments and schedule before you accept. The letter stands until { $expires }.
mail-case-approve-action = Read the offer letter
mail-case-disburse-subject = { $amount } has been paid out
mail-case-disburse-text = Hello { $name },

    { $organisation } recorded that { $amount } was paid out on { $day } for application { $receipt }. Not received? Ask { $organisation } and give this number.
mail-case-disburse-action = See the application
mail-case-settle-subject = Your credit is repaid
mail-case-settle-text = Hello { $name },

    { $organisation } recorded that the credit of application { $receipt } was repaid on { $day }. Congratulations.
mail-case-settle-action = See the application
mail-case-decline-subject = Application { $receipt } was not approved; here is why
mail-case-decline-text = Hello { $name },

    { $organisation } could not approve the application of { $business } for { $offer }.

    The reasons, and what closes each gap, are on the page of the application, with other offers that fit.
mail-case-decline-action = See the reasons and next steps
mail-case-decline-program-subject = Your place in { $offer } was declined; here is why
mail-case-decline-program-text = Hello { $name },

    { $organisation } could not take { $business } into { $offer }. The reasons and the next steps are on the page of the application.
mail-case-decline-program-action = See the reasons and next steps
mail-case-lapse-subject = The offer letter of { $receipt } has lapsed
mail-case-lapse-text = Hello { $name },

    The offer letter of { $organisation } stood until { $expires } and was not accepted, so it no longer stands. You can apply again at any time.
mail-case-lapse-action = See the application
mail-case-lapse-program-subject = Your place in { $offer } has lapsed
mail-case-lapse-program-text = Hello { $name },

    The seat in { $offer } is no longer kept for you, because its time has passed. Apply again for the next cohort.
mail-case-lapse-program-action = See the application
mail-case-offer-seat-subject = There is a seat for you in { $offer }
mail-case-offer-seat-text = Hello { $name },

    { $organisation } offers { $business } a seat in { $offer }. Accept it by { $expires }, or it goes to somebody else. { $why }
mail-case-offer-seat-action = Accept the seat
mail-case-waitlist-subject = You are on the waitlist of { $offer }
mail-case-waitlist-text = Hello { $name },

    { $business } is on the waitlist of { $offer }; we will tell you when a seat is free. { $why }
mail-case-waitlist-action = See the application
mail-case-complete-subject = Congratulations, { $offer } is completed
mail-case-complete-text = Hello { $name },

    { $organisation } recorded that { $business } completed { $offer } on { $day }. The facts of your business were raised and your matches are reckoned anew.

    Your certificate is ready on the page of the sessions of this program.
mail-case-complete-action = See the result
mail-case-drop-subject = Your part in { $offer } has ended
mail-case-drop-text = Hello { $name },

    { $organisation } recorded that { $business } no longer takes part in { $offer }. Their note: { $note }
mail-case-drop-action = See the application
mail-case-message-subject = A new message from { $organisation }
mail-case-message-text = Hello { $name },

    { $organisation } wrote a message on application { $receipt } for { $offer }.
mail-case-message-action = Read the message
mail-desk-submit-subject = New application { $receipt }: { $business }
mail-desk-submit-text = Hello { $name },

    { $business } has applied for { $offer }. Nobody works on this case yet.
mail-desk-submit-action = Open the case
mail-desk-answer-subject = { $business } has answered ({ $receipt })
mail-desk-answer-text = Hello { $name },

    The request on case { $receipt } was answered. The review goes on where it stopped.
mail-desk-answer-action = Open the case
mail-desk-accept-subject = { $business } has accepted ({ $receipt })
mail-desk-accept-text = Hello { $name },

    { $business } has accepted the offer for { $offer }. The next step is yours.
mail-desk-accept-action = Open the case
mail-desk-withdraw-subject = { $business } has withdrawn ({ $receipt })
mail-desk-withdraw-text = Hello { $name },

    { $business } has withdrawn its application for { $offer }. There is nothing more to do.
mail-desk-withdraw-action = Open the case
mail-desk-lapse-subject = The offer to { $business } has lapsed ({ $receipt })
mail-desk-lapse-text = Hello { $name },

    The offer for { $offer } stood until { $expires } and was not accepted.
mail-desk-lapse-action = Open the case
mail-desk-drop-subject = { $business } has left ({ $receipt })
mail-desk-drop-text = Hello { $name },

    { $business } no longer takes part in { $offer }.
mail-desk-drop-action = Open the case
mail-desk-message-subject = A new message from { $business } ({ $receipt })
mail-desk-message-text = Hello { $name },

    { $business } wrote a message on case { $receipt }.
mail-desk-message-action = Read the message
mail-desk-given-subject = Case { $receipt } was given to you
mail-desk-given-text = Hello { $name },

    The case of { $business } for { $offer } is now yours to work on.
mail-desk-given-action = Open the case
