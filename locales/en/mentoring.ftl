# Mentoring as it is run: participants, sessions, codes, silence, ratings; certificates; whether help helped; the calendar.
nav-participants = Participants
nav-mentors = Mentors
by-office = Office
need-code = The code read aloud
need-sessions = Enough confirmed sessions, or a note why not
meeting-status-planned = Planned
meeting-status-held = Waits for the owner's confirmation
meeting-status-confirmed = Confirmed
meeting-status-disputed = Disputed
meeting-status-void = Struck out
meeting-action-hold = Record that it was held
meeting-action-confirm = Confirm
meeting-action-dispute = It was not so
meeting-action-void = Strike out
meeting-action-correct = Mend
meeting-confirmed-tap = The owner herself
meeting-confirmed-code = The code she read aloud
silence-stage-reminded = Reminded
silence-stage-paused = Paused
silence-stage-removed = Off the list
mentoring-title = Participants
mentoring-lead = Those who have a seat in your programs. A session counts once the owner has confirmed it.
mentoring-running = Taking part
mentoring-ended = Ended
mentoring-mine = Mine
mentoring-everyone = Everyone's
mentoring-business = Business
mentoring-program = Program
mentoring-status = Status
mentoring-sessions = Sessions
mentoring-last = Last session
mentoring-mentor = Mentor
mentoring-nobody = No mentor yet
mentoring-none-yet = None yet
mentoring-counted = { $count } of { $wanted }
mentoring-counted-long = { $count } of { $wanted } sessions confirmed
mentoring-unconfirmed = { $count ->
    [one] 1 waits for confirmation
   *[other] { $count } wait for confirmation
}
mentoring-empty = No participants here
mentoring-empty-why = Somebody becomes a participant by accepting a seat. A coordinator gives each a mentor on the page of the case.
mentoring-confirm-these = { $count ->
    [one] One session waits for you: was it so?
   *[other] { $count } sessions wait for you: were they so?
}
mentoring-not-yet = { $count ->
    [one] One session is not confirmed yet and does not count.
   *[other] { $count } sessions are not confirmed yet and do not count.
}
mentoring-given-to-other = Another mentor looks after this participant. Ask the coordinator to give them to you.
mentoring-no-mentor = Your partner has not given you a mentor yet. You will be told.
mentoring-mentored-by = Your mentor: { $mentor }
mentoring-my-sessions = Sessions and progress
mentoring-see-sessions = Sessions of this participation
mentoring-case = The application with its papers and messages
mentoring-back = All sessions
mentoring-no-sessions = No session has been recorded yet.
mentoring-progress = Before and after
mentoring-fact = What is worked on
mentoring-fact-hint = What the program improves and this session worked on.
mentoring-fact-none = None of these
mentoring-before = Before
mentoring-after = After
mentoring-after-none = Written down at completion
mentoring-target = Aim
mentoring-reached = Reached
mentoring-log = Record a session
mentoring-log-lead = The owner is asked to confirm it. Until then it does not count.
mentoring-log-button = Record
mentoring-plan = Plan a session
mentoring-plan-lead = The owner is told, and it stands in both calendars.
mentoring-plan-button = Plan
mentoring-hold = Record that it was held
mentoring-hold-lead = Write what was done. The owner is asked to confirm it.
mentoring-hold-button = Record
mentoring-day = Day
mentoring-time = Hour (WITA)
mentoring-time-hint = For example 09.30
mentoring-long = Duration
mentoring-minutes-unit = minutes
mentoring-minutes-count = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
mentoring-when = When
mentoring-place = Place
mentoring-topic = Topic
mentoring-note = What was done
mentoring-note-hint = What you did together and what is to be done before the next time. The owner reads it too.
mentoring-photo = Photograph
mentoring-photo-hint = Of the work, not of papers. Where and with what it was taken does not stay in it.
mentoring-photo-open = Save the photograph
mentoring-planned = The session is planned; the owner has been told.
mentoring-logged = Recorded. The owner has been asked to confirm it.
mentoring-thanks = Thank you. The session counts now.
mentoring-counts-now = Confirmed. The session counts now.
mentoring-written-down = Written down, and those concerned have been told.
mentoring-details = Details
mentoring-history = What happened
mentoring-confirm = Yes, it was so
mentoring-was-it-so = Was it so?
mentoring-was-it-so-text = Your mentor recorded this session. It counts only if you say that it was so.
mentoring-confirmed = Confirmed
mentoring-confirmed-tap = By the owner herself, { $at }
mentoring-confirmed-code = By the code she read aloud, { $at }
mentoring-reason-given = Reason
mentoring-reason = Why
mentoring-reason-hint = Those concerned read it, and it stays.
mentoring-dispute-lead = Say what was different. The mentor and the coordinator are told; the session does not count.
mentoring-void-lead = The session stays to be read and never counts. Say why.
mentoring-correct = Mend a session
mentoring-correct-lead = What stood here before stays to be read. The owner confirms the session anew.
mentoring-code = Confirm by a code
mentoring-code-why = Sitting together? Show a code and read it aloud; your mentor types it.
mentoring-code-show = Show the code
mentoring-code-title = Read this code aloud
mentoring-code-lead = { $mentor } types it, and the session is confirmed.
mentoring-code-until = Good once, until { $until }.
mentoring-code-care = Read it aloud only if the session was so. Nobody may ask for it by telephone or message.
mentoring-enter = Confirm now, together
mentoring-enter-why = The owner opens this session on her page, shows a code and reads it aloud.
mentoring-enter-code = Six digits
mentoring-enter-button = Confirm
mentoring-event-new-planned = Planned
mentoring-event-new-held = Recorded as held
mentoring-event-hold = Recorded as held
mentoring-event-confirm = Confirmed
mentoring-event-dispute = Disputed
mentoring-event-void = Struck out
mentoring-event-correct = Mended by the office
mentoring-event-before = Before it stood here: { $when }, { $minutes } minutes, { $place }, { $topic }.
mentoring-not-running = This participation does not run
mentoring-not-running-text = Sessions can be recorded from the seat on until the end. Open the participation to see how it stands.
mentoring-too-many = Too many sessions
mentoring-too-many-text = One participation holds at most 400 sessions.
mentoring-moved = This session has moved on
mentoring-moved-text = Somebody did something with it since you opened it. Open it again to see what can be done.
mentoring-not-yours = This participant is with another mentor
mentoring-not-yours-text = Only the mentor to whom a participant was given records sessions. Ask the coordinator.
mentor-resting = This mentor gets no new participants for now
mentor-resting-text = The mentor was silent for too long towards a participant. Choose somebody else, or ask the office.
rating-too-early = It is too early to rate
rating-too-early-text = Both sides rate after the participation has been completed.
rating-closed = You have rated already, or not yet may
rating-closed-text = Each side rates once, after completion.
certificate-is-revoked = This certificate was revoked
certificate-is-revoked-text = A revoked certificate is not printed. Ask the partner or the office why.
fault-mentoring-too-far = At most a year ahead.
fault-mentoring-minutes = Between 10 and 600 minutes.
fault-mentoring-place-long = At most 200 characters.
fault-mentoring-note-long = At most 4,000 characters.
fault-mentoring-photo-kind = A photograph is a JPEG or a PNG.
fault-mentoring-time = Write the hour like 09.30.
fault-mentoring-code-form = The code has six digits.
fault-mentoring-code-wrong = This code does not fit, has run out or was used. After { $most } wrong tries the owner has to show a new one.
fault-mentoring-reason = Say why, in a few words.
fault-sessions-few = Fewer sessions are confirmed than the program wants. Say why that is enough.
fault-certificate-code = A code has 16 digits and letters, such as 7Q2M-0K4T-9XYZ-41AB.
silence-title = Silent mentors
silence-lead = Without a session, a mentor is reminded after { $remind } days, gets no new participants after { $pause }, and is taken off the list after { $remove }; the participant is then given another.
silence-open = Now
silence-ended = Over
silence-stage = How far
silence-since = No session since
silence-what = What is next
silence-waits = Waits for a session
silence-ended-on = Over since { $day }
silence-lift = Put back on the list
silence-lift-lead = The mentor can be given participants again. Say why; the mentor reads it.
silence-lifted = The mentor is back on the list.
silence-none = No silent mentors
silence-none-why = Every participation that runs had a session lately.
rating-title = Rate this participation
rating-owner-lead = How was { $program } for you? Your partner reads ratings and words without names, and only once five participants have rated.
rating-partner-lead = How did { $business } take part in { $program }?
rating-score = Your rating
rating-score-5 = 5, very good
rating-score-4 = 4, good
rating-score-3 = 3, fair
rating-score-2 = 2, poor
rating-score-1 = 1, very poor
rating-words = In a few words
rating-words-hint = What helped, what was missing.
rating-send = Send
rating-thanks = Thank you for rating.
certificate-title = Certificate
certificate-ready = Your certificate is ready
certificate-download = Download as PDF
letter-pdf = Download this letter as PDF
certificate-page-link = The page that proves it
certificate-file = certificate
certificate-stands = This certificate stands
certificate-stands-text = It was issued by the partner named below. Compare the name with the paper you were shown.
certificate-revoked = This certificate was revoked on { $day }
certificate-revoked-text = It proves nothing any more. Ask who issued it if you want to know more.
certificate-unknown = There is no certificate with this code
certificate-unknown-text = Compare the code with the paper letter by letter. If it is right, the paper is not ours.
certificate-holder = Holder
certificate-business = Business
certificate-for = For
certificate-by = Held by
certificate-days = From – to
certificate-sessions = Confirmed sessions
certificate-hours = Hours
certificate-issued = Issued
certificate-another = Check another code
certificate-ask = Check a certificate
certificate-ask-lead = Type the code that stands below the square on the paper.
certificate-code = Code
certificate-code-hint = 16 digits and letters, such as 7Q2M-0K4T-9XYZ-41AB
certificate-check = Check
certificate-given-to = is given to
certificate-took-program = who completed the mentoring program
certificate-took-training = who completed the training
certificate-code-alt = QR code that leads to { $address }
certificate-scan = Scan the square, or type the code there, to check that this certificate stands.
certificate-revoke = Revoke
certificate-revoke-lead = The page of the certificate will say that it was revoked; the PDF can no longer be downloaded.
certificate-revoke-hint = The holder reads it; the public page does not show it.
certificate-revoked-flash = The certificate was revoked.
proof-title = What mentoring has changed
proof-link = What mentoring has changed
proof-lead = From the gap to the money, program by program.
proof-none = No program yet
proof-none-why = As soon as this business takes a seat in a program, the chain begins here.
proof-days = { $from } – { $to }
proof-days-open = since { $from }
proof-gap = The gap
proof-gap-none = When it began, no open offer was closed for what this program improves.
proof-found = { $fact }: found on { $day }, it kept { $offer } of { $bank } closed
proof-found-declined = { $fact }: on { $day } { $bank } declined { $offer } for it
proof-progress-none = What was before is written down when the participation starts.
proof-since = Applications since
proof-since-none = No application for credit since.
proof-paid = Paid out: { $paid }
proof-money = Money since: { $amount }
rating-of-you = What your mentor says of you
ratings-score = Rating
ratings-words = Words
ratings-title = What participants and partners say
ratings-lead = Without names or dates. Groups with fewer than { $count } ratings are not shown.
ratings-none = Nobody has rated yet.
ratings-too-few = Too few ratings to be shown.
ratings-no-words = Nobody wrote words.
ratings-summary = { $count } ratings, median { $median } of 5
ratings-by = By
ratings-by-participants = By participants
ratings-by-partners = By partners, of participants
results-completion-percent = Completed, percent
results-median-rp = Credit, median (Rp)
results-raters = Raters
results-all-programs = All programs
results-title = What came of it
results-lead = Completion, gaps closed and credit reached, by partner and by program.
results-as-of = As of { $at }
results-hidden = Figures about fewer than { $count } are kept back (–).
results-partners = By partner
results-partner = Partner
results-programs = By program
results-all = Participants
results-ended = Ended
results-completion = Completed
results-closed = Gaps closed
results-credited = Reached credit
results-median = Credit, median
results-rating = Rating, median
results-rated = { $median } of 5 ({ $count })
results-kept-back = –
results-none = No participants yet
results-none-why = Figures appear once somebody has taken a seat.
calendar-title = My calendar
calendar-name = Jembatan: sessions and trainings
calendar-training = Training
calendar-lead = See your sessions and trainings in the calendar of your telephone or computer. It keeps itself up to date.
calendar-none = You have no address for a calendar yet.
calendar-since = You have had an address since { $at }. It is shown only when it is made.
calendar-make = Make an address
calendar-again = Make a new address
calendar-end = Take it back
calendar-made = Your address
calendar-made-text = Copy it now; it will not be shown again. The address before this one no longer works.
calendar-how-copy = Copy the address.
calendar-how-open = Open your calendar and choose to add one by address (subscribe, from URL).
calendar-how-paste = Paste the address. All times are WITA.
calendar-secret = Whoever has the address can read your sessions. Take it back if somebody else got it.
calendar-ended = The address no longer works.

mail-mentoring-planned-subject = Session planned: { $at }
mail-mentoring-planned-text = Hello { $name },

    { $by } planned a session of { $program } with { $business }: { $at }, { $place }.

    Cannot come? Write a message on the page of the application.
mail-mentoring-planned-action = See the session
mail-mentoring-held-subject = Was it so? Session of { $at }
mail-mentoring-held-text = Hello { $name },

    { $by } recorded a session of { $program } with { $business }: { $at }, { $place }.

    It counts only if you say that it was so. One tap is enough.
mail-mentoring-held-action = Confirm or dispute
mail-mentoring-confirmed-subject = Session of { $at } is confirmed
mail-mentoring-confirmed-text = Hello { $name },

    The session of { $program } with { $business } on { $at } is confirmed and counts.
mail-mentoring-confirmed-action = See the session
mail-mentoring-disputed-subject = Session of { $at } is disputed
mail-mentoring-disputed-text = Hello { $name },

    { $business } says that the session of { $program } on { $at } was not so: { $note }

    It does not count. Talk with the participant; the office can mend it.
mail-mentoring-disputed-action = See the session
mail-mentoring-void-subject = Session of { $at } is struck out
mail-mentoring-void-text = Hello { $name },

    { $by } struck out the session of { $program } with { $business } on { $at }: { $note }
mail-mentoring-void-action = See the session
mail-mentoring-corrected-subject = Session of { $at } was mended
mail-mentoring-corrected-text = Hello { $name },

    The office mended the session of { $program } with { $business }. The reason: { $note }

    The owner confirms it anew; until then it does not count.
mail-mentoring-corrected-action = See the session
mail-mentor-given-subject = { $by } is your mentor
mail-mentor-given-text = Hello { $name },

    { $organisation } gave you { $by } as mentor for { $program }. Sessions that are planned stand on your page and in your calendar.
mail-mentor-given-action = See your sessions
mail-mentor-reminded-subject = { $business } has had no session since { $since }
mail-mentor-reminded-text = Hello { $name },

    You look after { $business } in { $program }. There has been no session since { $since }. Please plan one, or record the one you held.
mail-mentor-reminded-action = Open the participant
mail-mentor-paused-subject = You get no new participants for now
mail-mentor-paused-text = Hello { $name },

    { $business } has had no session of { $program } since { $since }. Until you hold one you are given no new participants.
mail-mentor-paused-action = Open the participant
mail-mentor-paused-desk-subject = { $by } is paused: no session with { $business } since { $since }
mail-mentor-paused-desk-text = Hello { $name },

    { $by } has held no session of { $program } with { $business } since { $since } and gets no new participants for now. Please talk with the mentor.
mail-mentor-paused-desk-action = Open the case
mail-mentor-removed-subject = You were taken off the list of mentors
mail-mentor-removed-text = Hello { $name },

    { $business } has had no session of { $program } since { $since }, and will be given another mentor. Ask the office to put you back on the list.
mail-mentor-removed-action = See your participants
mail-mentor-removed-desk-subject = Please give { $business } another mentor
mail-mentor-removed-desk-text = Hello { $name },

    { $by } has held no session of { $program } with { $business } since { $since } and was taken off the list. Please give the participant another mentor today.
mail-mentor-removed-desk-action = Give another mentor
mail-mentor-removed-owner-subject = You will be given another mentor
mail-mentor-removed-owner-text = Hello { $name },

    There has been no session of { $program } since { $since }. { $organisation } will give you another mentor; you will be told who it is.
mail-mentor-removed-owner-action = See your sessions
mail-mentor-lifted-subject = You are back on the list of mentors
mail-mentor-lifted-text = Hello { $name },

    The office put you back on the list. The reason: { $note }
mail-mentor-lifted-action = See your participants
mail-certificate-revoked-subject = Your certificate for { $program } was revoked
mail-certificate-revoked-text = Hello { $name },

    Your certificate for { $program } was revoked. The reason: { $note }
mail-certificate-revoked-action = See the certificate
