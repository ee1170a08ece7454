### The word for every value that the portal knows: <kind>-<value>.

language-id = Bahasa Indonesia
language-en = English

role-owner = Business owner
role-bank-officer = Bank officer
role-bank-approver = Bank approver
role-coordinator = Program coordinator
role-mentor = Mentor
role-office-staff = Office staff
role-office-head = Head of office

organisation-kind-bank = Bank
organisation-kind-regional-enterprise = Regional enterprise
organisation-kind-government = Government body
organisation-kind-private = Private firm or foundation
organisation-status-pending = Waiting for the office
organisation-status-admitted = Admitted
organisation-status-refused = Refused
organisation-status-suspended = Suspended

evidence-stated = The owner's word
evidence-document = Document attached
evidence-checked = Checked by the office
evidence-registry = From an official register

legal-form-individual = Individual
legal-form-cv = Limited partnership (CV)
legal-form-pt = Limited company (PT)
legal-form-cooperative = Cooperative
legal-form-group = Business group
size-class-micro = Micro business
size-class-small = Small business
size-class-medium = Medium business
size-class-large = Large business
financial-records-none = No records yet
financial-records-cash-book = Cash book
financial-records-sak-emkm = SAK EMKM statements
sex-female = Female
sex-male = Male
purpose-working-capital = Working capital
purpose-investment = Investment

method-annuity = Annuity
method-flat = Flat
method-declining = Declining balance
method-margin = Murabahah margin

publication-draft = Draft
publication-scheduled = Scheduled
publication-open = Open
publication-paused = Paused
publication-closed = Closed

topic-management = Business management
topic-administration = Administration and book-keeping
topic-production = Production and quality
topic-people = People
topic-digital = Marketing and digital trade
topic-licensing = Permits and certificates

workflow-credit = Credit application
workflow-mentoring = Mentoring application

kbli-version-2020 = KBLI 2020
kbli-version-2025 = KBLI 2025

## Where an application stands, as staff say it

status-draft = Draft
status-submitted = Received
status-in-review = In review
status-site-visit = Site visit
status-committee = In committee
status-info-requested = Waiting for the applicant
status-offered = Offer letter issued
status-accepted = Offer letter accepted
status-disbursed = Disbursed
status-settled = Settled
status-transferred = Transferred
status-seat-offered = Seat offered
status-waitlisted = Waitlisted
status-enrolled = Enrolled
status-active = Active
status-completed = Completed
status-dropped = Dropped out
status-declined = Declined
status-withdrawn = Withdrawn
status-lapsed = Lapsed

## Where an application stands, as the applicant reads it

status-owner-draft = Not sent yet
status-owner-submitted = Sent, waiting for review
status-owner-in-review = Being reviewed
status-owner-site-visit = Visit to your business
status-owner-committee = Being decided
status-owner-info-requested = Waiting for your answer
status-owner-offered = There is an offer for you
status-owner-accepted = Offer accepted, signing next
status-owner-disbursed = Money paid out
status-owner-settled = Repaid in full
status-owner-transferred = You took it to another bank
status-owner-seat-offered = There is a seat for you
status-owner-waitlisted = You are on the waitlist
status-owner-enrolled = You are enrolled
status-owner-active = You are taking part
status-owner-completed = Completed
status-owner-dropped = You left the program
status-owner-declined = Not approved
status-owner-withdrawn = You withdrew it
status-owner-lapsed = Time ran out

action-submit = Send application
action-start-review = Start review
action-visit = Record visit
action-refer = Refer to committee
action-ask = Ask for more
action-answer = Send answer
action-approve = Approve and issue offer letter
action-accept = Accept
action-disburse = Record disbursement
action-settle = Record settlement
action-decline = Decline with reasons
action-withdraw = Withdraw application
action-lapse = Lapse
action-transfer = Take to another bank
action-offer-seat = Offer a seat
action-waitlist = Put on the waitlist
action-release = Let go
action-start = Start mentoring
action-complete = Record completion
action-drop = Record drop-out

document-kind-ktp = Identity card (KTP)
document-kind-kk = Family card
document-kind-nib = Business number (NIB)
document-kind-sku = Village business letter (SKU)
document-kind-npwp = Tax number (NPWP)
document-kind-financial-records = Cash book or statements
document-kind-bank-statement = Bank statement
document-kind-collateral = Collateral paper
document-kind-photo = Photograph of the premises
document-kind-certificate = Training certificate
document-kind-deed = Deed of foundation
document-kind-other = Other document
claim-proof-identity-card = Identity card
claim-proof-nib-certificate = NIB certificate
claim-proof-village-letter = Letter of the village
claim-proof-power-of-attorney = Power of attorney
document-status-unchecked = Not checked yet
document-status-accepted = Accepted
document-status-rejected = Rejected

verdict-eligible = Meets the criteria
verdict-nearly = Nearly there
verdict-unknown = Needs your answer
verdict-ineligible = Does not fit yet
truth-pass = Met
truth-fail = Not met
truth-unknown = Not known yet
remedy-paper = By obtaining a paper
remedy-coaching = By mentoring
remedy-time = By waiting
remedy-none = This one cannot be changed soon

## Facts of a business

fact-business-age-months = Age of the business
fact-legal-form = Legal form
fact-size-class = Size class
fact-sector = Line of business
fact-kbli = KBLI code
fact-district = District
fact-annual-sales = Sales in a year
fact-monthly-surplus = Left over each month
fact-monthly-instalments = Other instalments a month
fact-cooperative-member = Member of a cooperative
fact-nib = Business number (NIB)
fact-sku = Village business letter (SKU)
fact-npwp = Tax number (NPWP)
fact-ktp = Identity card (e-KTP)
fact-financial-records = Books kept
fact-digital-level = Digital level
fact-management-level = Management level
fact-production-level = Production level
fact-people-level = People level
fact-productive-credit = Commercial business credit
fact-kur-loans-taken = KUR loans received so far
fact-owner-sex = Sex of the owner
fact-owner-age-years = Age of the owner
fact-employees = People employed
fact-collateral-value = Value of collateral
fact-rat-held = Annual members' meeting (RAT)
fact-requested-amount = Capital needed
fact-requested-tenor-months = Time to repay
fact-purpose = Purpose of the capital
fact-instalment-burden-percent = Instalment burden

fact-help-business-age-months = Counted from when you began selling, not from when a permit was issued.
fact-help-legal-form = If you never founded a CV or a PT, you trade as an individual.
fact-help-size-class = We work it out from your capital or sales, after PP 7/2021.
fact-help-sector = The main work of your business, the one that earns most.
fact-help-kbli = Five digits; they stand on your NIB.
fact-help-district = Where the business is, not where you live.
fact-help-annual-sales = All money from sales in the last 12 months, before costs.
fact-help-monthly-surplus = What is left each month after the costs of business and household.
fact-help-monthly-instalments = Everything you are repaying now: bank, cooperative, motorcycle, finance company.
fact-help-cooperative-member = Member of a registered cooperative of any kind.
fact-help-nib = Free from oss.go.id; for a micro business it is issued the same day.
fact-help-sku = From the village or ward office.
fact-help-npwp = Your tax number. For an individual, a matched NIK counts as NPWP.
fact-help-ktp = A valid electronic identity card.
fact-help-financial-records = Notes by hand of money in and money out already count as a cash book.
fact-help-digital-level = 0 not used, 4 selling and paying over the internet every day.
fact-help-management-level = 0 everything done alone without a plan, 4 a written plan and shared tasks.
fact-help-production-level = 0 as it comes, 4 steady quality to a written standard.
fact-help-people-level = 0 the owner does everything, 4 written roles, fixed wages, and somebody who can stand in.
fact-help-productive-credit = Business credit from a bank other than KUR and consumer credit, now or before.
fact-help-kur-loans-taken = How many times you have received KUR. Write 0 if never.
fact-help-owner-sex = Some programs are open to women in business only.
fact-help-owner-age-years = Worked out from the owner's date of birth.
fact-help-employees = Including family who are paid, not counting yourself.
fact-help-collateral-value = What land, a vehicle or other goods you could pledge would sell for.
fact-help-rat-held = For cooperatives: whether the meeting for the last book year was held.
fact-help-requested-amount = Only as much as you need; the smaller, the lighter the instalment.
fact-help-requested-tenor-months = Over how many months you want to repay.
fact-help-purpose = Working capital for stock and materials; investment for tools, vehicles or buildings.
fact-help-instalment-burden-percent = The new instalment and others, divided by what is left each month.

## Lines of business after KBLI 2025

sector-a = Agriculture, forestry and fishing
sector-b = Mining and quarrying
sector-c = Manufacturing
sector-d = Electricity, gas, steam and air conditioning supply
sector-e = Water supply, sewerage, waste management and remediation
sector-f = Construction
sector-g = Wholesale and retail trade
sector-h = Transportation and storage
sector-i = Accommodation and food service
sector-j = Publishing, broadcasting, and content production and distribution
sector-k = Telecommunication, computer programming and information services
sector-l = Financial and insurance activities
sector-m = Real estate
sector-n = Professional, scientific and technical activities
sector-o = Administrative and support services
sector-p = Public administration and compulsory social security
sector-q = Education
sector-r = Human health and social work
sector-s = Arts, sports and recreation
sector-t = Other services
sector-u = Households as employers
sector-v = International bodies
organisation-decision-admit = Admit
organisation-decision-refuse = Refuse
organisation-decision-suspend = Suspend
organisation-decision-lift = Lift the suspension
