# Where an application stands on its way, whose turn it is, and why it may be declined.

step-write = Write
step-sent = Sent
step-review = Review
step-decision = Decision
step-signing = Signing
step-money = Money
step-seat = Seat
step-enrolment = Enrolment
step-program = Program

span-state-done = Done
span-state-now = Now
span-state-broken = Ended here
span-state-ahead = Still to come

waits-on-owner = Waiting for the applicant
waits-on-organisation = Waiting for the bank or partner
waits-on-office = Waiting for the office
waits-on-nobody = Waiting for nobody

promised-first-reply = First reply
promised-decision = Decision

by-owner = Business owner
by-bank-officer = Bank officer
by-bank-approver = Bank approver
by-coordinator = Coordinator
by-mentor = Mentor
by-system = The portal

need-confirmation = Confirmation
need-note = Note
need-reasons = Reasons
need-question = Question
need-due-date = Answer by
need-reply = Answer
need-offer-letter = Offer letter
need-expiry = Stands until
need-amount = Amount
need-day = Day
need-destination = The other bank
need-outcome = What was reached
need-second-pair = A second pair of eyes

decline-reason-slik-problem = A note in SLIK
decline-reason-active-credit = Another productive credit is running
decline-reason-business-too-young = The business is still too young
decline-reason-documents-incomplete = Papers are missing or do not agree
decline-reason-repayment-capacity = The instalment would weigh too much
decline-reason-outside-policy = Outside what this offer is for
decline-reason-location-not-verifiable = The place of business could not be verified
decline-reason-data-mismatch = What was stated does not agree with the papers
decline-reason-cohort-full = Every seat is taken

## What the applicant can do about it

decline-advice-slik-problem = Ask the bank in person what it saw. You can look at your own record at the OJK free of charge; a letter that the old debt is paid helps next time.
decline-advice-active-credit = This offer is for businesses without another productive credit. Look for offers that do not ask for that.
decline-advice-business-too-young = Wait until the business is old enough, or look for offers for young businesses.
decline-advice-documents-incomplete = Complete the papers, then apply again. What you have filled in is kept.
decline-advice-repayment-capacity = Ask for a smaller amount or a longer tenor, or join a program that helps to raise what is left each month.
decline-advice-outside-policy = Another offer may suit better: look at the others that fit.
decline-advice-location-not-verifiable = Ask your village for a letter that the business is there (SKU), and correct the address.
decline-advice-data-mismatch = Correct what does not agree, in your profile or on the paper, then apply again.
decline-advice-cohort-full = Apply for the next cohort as soon as it opens.

## Why a move cannot be made

refusal-no-such-move = This cannot be done now
refusal-no-such-move-text = The application has moved on since. Open it again to see what can be done.
refusal-not-yours = This move belongs to somebody else
refusal-not-yours-text = Your role does not make this move. Ask a colleague who may.
refusal-four-eyes = A second pair of eyes is needed
refusal-four-eyes-text = You have reviewed this application, so somebody else has to approve it.
refusal-missing-need = Something is still missing
refusal-missing-need-text = Fill in what is asked beside the button, then try again.
refusal-nowhere-to-resume = The application cannot go on
refusal-nowhere-to-resume-text = It is not known where the review had stopped. Please tell the office.

## Reading a receipt number and giving reasons

fault-receipt-empty = Write the receipt number.
fault-receipt-length = A receipt number looks like JB-2611-4YC5TC.
fault-receipt-character = A receipt number has only digits and letters, and never the letter U.
fault-receipt-month = The first four digits are year and month, such as 2611. Look at the receipt again.
fault-receipt-check = This number has a typing error. Look at the receipt again.
fault-decline-no-reason = Choose at least one reason.
fault-decline-other-workflow = This reason does not belong here. Choose one from the list.
fault-decline-unknown-criterion = The offer has no such criterion. Choose one from the list.
