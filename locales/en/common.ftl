### Words used on every page.

site-name = Jembatan
site-place = Sinjai Regency
skip-to-content = Skip to content
demo-band = This is a demonstration: every business, person and figure here is made up.
footer-promise = The portal matches; banks and organisers decide. Free of charge, no go-between.
footer-nav = About the portal
footer-help = Help
footer-privacy = Your personal data
footer-accessibility = Accessibility

nav-main = Main navigation
nav-menu = Menu
nav-home = Home
nav-check = Quick check
nav-offers = Credit offers
nav-programs = Mentoring
nav-track = Track an application
nav-matches = My matches
nav-applications = My applications
nav-queue = Queue
nav-own-offers = Our offers
nav-own-programs = Our programs
nav-colleagues = Colleagues
nav-monitor = Monitor
nav-gaps = Gaps
nav-funds = Fund
nav-trainings = Trainings
nav-cases = All applications
nav-facts = Facts to check
nav-organisations = Organisations
nav-mail = Outgoing mail
nav-notices = Notices
nav-sign-in = Sign in
nav-sign-out = Sign out
unread-notices = { $count ->
    [0] all read
    [one] { $count } unread notice
   *[other] { $count } unread notices
}

yes = Yes
no = No
go-back = Go back
not-known = Not answered yet
internal-note = Internal note
continue = Continue
save = Save
save-and-continue = Save and continue
cancel = Cancel
change = Change
view = View
delete = Delete
apply = Apply
search = Search
download = Download
export-csv = Download CSV
choose = Choose
all = All
send = Send
add = Add
remove = Remove
close = Close
back-home = Back to home

form-optional = (optional)
form-error = Error:
form-summary-title = { $count ->
    [one] There is one answer to correct
   *[other] There are { $count } answers to correct
}
form-date-example = For example: 31-12-1990
form-file-limits = PDF, JPEG or PNG, at most 10 MB.
form-photo-limits = JPEG or PNG, at most 10 MB.
form-step = Step { $at } of { $of }

filters-title = Filter
filters-apply = Apply
filters-clear = Clear filters

pager-label = Pages of the list
pager-newer = Newer
pager-older = Older

progress-label = Course of the application
progress-done = done
progress-now = in progress
progress-ahead = to come
progress-stopped = stopped here

task-done = Done
task-doing = Incomplete
task-todo = Not started
task-waiting = Waiting
task-blocked = Cannot start yet

gap-has = You have
gap-needs = Needed
