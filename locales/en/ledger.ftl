books-title = The books
books-link = Books and reports
books-accounts = Accounts
books-accounts-note = Pokok and wajib are capital; sukarela and term deposits are owed; loans to members are assets. Open an account of members to see what is behind it.
books-totals-note = The figures are of all members together. What one member has is seen only by that member and the treasurer.
books-account = Account
books-class = Class
books-balance = Balance
books-empty = There is no entry yet. The treasurer can book the first.
books-assets = Assets
books-debts = Owed
books-equity = Own capital
books-result = Result so far
books-closed-until = The books are closed up to { $day }.
books-new-deposit = Book a deposit
books-new-deposit-lead = A member pays in.
books-new-withdrawal = Book a withdrawal
books-new-withdrawal-lead = A member takes out voluntary savings or a term deposit.
books-new-loan = Pay out a loan
books-new-loan-lead = The schedule is reckoned as by the instalment calculator.
books-new-payout = Return savings
books-new-payout-lead = A member who has left gets pokok and wajib back.
books-new-share = Pay out SHU
books-new-share-lead = A member takes the part of the SHU.
books-new-other = Other entry
books-new-other-lead = From one account to another: costs, income, cash to the bank.
books-entries = Entries
books-no-entries = No entries yet.
books-entry = Entry no. { $number }
books-number = No.
books-day = Day
books-kind = Kind
books-note = Note
books-reference = Number of the paper
books-reference-hint = Number of the receipt or slip.
books-member = Member
books-member-number = Member number
books-member-hint = The member number, or a name that only one person has.
books-member-if = Only where one of the accounts is a member's.
books-members = { $count ->
    [one] { $count } member
   *[other] { $count } members
}
books-amount = Amount
books-debit = Debit
books-credit = Credit
books-debit-account = Debit account
books-debit-hint = Where it goes: what grows among assets or costs.
books-credit-account = Credit account
books-credit-hint = Where it comes from: what shrinks among assets, or grows among debts, capital, income.
books-at = The money lies in
books-rate = Interest (% a year)
books-rate-hint = At most 24 % a year by Permenkop UKM 8/2023.
books-months = Months
books-method = Method
books-book = Book
books-booked = Booked.
books-by = Booked by
books-lines = Lines
books-another = Another entry
books-reverses = Reverses
books-reversed-by = Reversed by
books-reverse = Reverse
books-reverse-lead = What is booked is never changed. A reversal books the opposite; afterwards book again what is right.
books-reverse-day-hint = Today, or another day that is not closed.
books-reason = Reason
books-was-reversed = Reversed.
books-close = Close a period
books-close-lead = Nothing is booked any more up to the day that is closed. This cannot be undone; what was wrong is reversed on a later day.
books-close-until = Close up to
books-close-hint = Usually the last day of a month.
books-closed = The period is closed.
books-by-member = By member
books-none-has = No member has anything on this account.
books-loan = Loan
books-this-loan = The loan of this entry
books-loans = Loans to members
books-loans-open = Not paid back
books-no-loans = No loan is open.
books-loan-of = Loan of { $name }
books-loan-cancelled = The paying out of this loan was reversed.
books-lent = Lent
books-begun = Paid out
books-principal = Principal
books-interest = Interest
books-interest-hint = 0 where only principal is paid.
books-instalment = Instalment
books-principal-owed = Principal owed
books-interest-owed = Interest owed
books-next = Next instalment
books-due = Due
books-late = Late
books-schedule = Schedule
books-pay = Book an instalment
ledger-posted = This entry is booked already
ledger-posted-text = The same form is not booked twice.
ledger-reversal-of-reversal = A reversal cannot be reversed
ledger-reversal-of-reversal-text = Book again what was right.
ledger-reversed = This entry is reversed already
ledger-reversed-text = An entry is reversed once. Open it to see what took it back.
ledger-loan-repaid = Instalments of this loan are booked
ledger-loan-repaid-text = Reverse the instalments first, then the paying out.
ledger-year-stays = The closing of a year is not reversed
ledger-year-stays-text = What was wrong in that year is put right by an entry of this year.
ledger-no-meeting = The annual meeting for that year is not recorded
ledger-no-meeting-text = Chair or secretary record the meeting with its split; then the treasurer books it.
ledger-year-open = That book year is not closed
ledger-year-open-text = Close the period up to the last day of the book year. Its result forms by itself.
books-batch-pays = Monthly deposit of all members
books-batch-pays-lead = One amount for every member, such as simpanan wajib. Members who left are passed over.
books-batch-earns = Monthly interest on savings
books-batch-earns-lead = A twelfth of the yearly interest on what stands there now, added to each member's savings.
books-batch-each = Amount of each member
books-batch-rate-hint = At most 9 % a year by Permenkop UKM 8/2023; above it write the reason as the note.
books-batch-day-hint = Its month counts: once a month only.
books-batch-except = Except the members numbered
books-batch-except-hint = Those who have not paid, such as: A-003, A-017.
books-batch-look = Look at it first
books-batch-check = Nothing is booked yet. If it is right, book all of it.
books-batch-again = Change what was filled in
books-batch-count = Members
books-batch-left-out = Left out
books-batch-total = All together
books-batch-more = and { $count } more members
books-batch-post = Book all of it
books-batch-posted = All of it is booked.
books-years = Reports by book year
books-year = Book year
books-year-of = Book year { $year }
books-report-of = Financial report of book year { $year }
books-in-rupiah = All figures in rupiah.
books-signed = Made from the cooperative's books. Chair, secretary and treasurer sign the report that goes to the annual meeting.
books-pdf = Download PDF
books-file = cooperative-report
books-income = Income
books-costs = Costs
books-shu = SHU (result)
books-year-open = This book year is not closed; its figures still move. The treasurer closes it by closing the period up to its last day.
books-year-no-meeting = This book year is closed. Its annual meeting is not recorded yet.
books-year-to-divide = The annual meeting has decided how the SHU is split; the treasurer can book it.
books-year-divided = The SHU of this year is divided as the annual meeting decided.
books-year-nothing = This book year is closed without SHU to divide.
books-divide = Divide the SHU
books-divide-lead = The meeting of { $day } ({ $present } present) decided on an SHU of { $result }; the books say { $books }. The part for business is shared by what each member paid in interest and bought, the part for capital by pokok and wajib at the end of the year. Each share is rounded down; the rupiah left over go one each to those cut most. What the percentages leave over goes to the reserves. Members who left before the meeting get no part.
books-was-divided = The SHU is divided.
books-trial = Trial balance
books-opening = Opening
books-closing-debit = Closing debit
books-closing-credit = Closing credit
books-sum = Sum
books-balance-sheet = Balance sheet on { $day }
books-sum-assets = Sum of assets
books-sum-debts = Sum of what is owed
books-shu-of-year = Result of the year
books-sum-equity = Sum of own capital
books-sum-both = Sum of what is owed and own capital
books-result-of-year = Statement of the result (SHU)
books-sum-income = Sum of income
books-sum-costs = Sum of costs
books-split = The split of the meeting of { $day }
books-part = Part
books-percent = Percent
books-import-title = Bring in entries from a spreadsheet
books-import-lead = All rows or none. Rows with one number of entry become one entry, whose debit must equal its credit. What is in the books already is passed over, so the same file may be brought in again.
books-import-file = CSV or XLSX file
books-import-file-hint = Of a workbook the first sheet is read.
books-import-columns-means = The columns may stand in any order. Those marked must be there.
books-import-entry = The number of the entry in the old books; the same for all its rows.
books-import-day = The day: 2024-01-31, 31-01-2024 or 31/01/2024.
books-import-account = Name or number of the account, such as kas, 101, simpanan wajib, pinjaman.
books-import-debit = The amount on the left.
books-import-credit = The amount on the right.
books-import-member = The member's number; wanted for accounts of members.
books-import-note = A note, of the first row.
books-import-reference = Number of the paper, of the first row.
books-import-rate = Of a loan that is paid out: interest, percent a year.
books-import-months = Of a loan that is paid out: its months.
books-import-method = Of a loan that is paid out: annuity, flat, declining or margin.
books-imported = All entries are in the books.
books-import-nothing-new = All entries of that file were in the books already.
cell-too-much = the amount is too large
cell-no-account = no account has this name or number
cell-no-member = no member has this number
cell-member-needed = this account is a member's: write whose number
cell-both-sides = a row has a debit or a credit, not both
cell-no-side = write an amount as debit or as credit
cell-day-differs = the day differs from the first row of this entry
cell-unbalanced = debit { $debit } and credit { $credit } are not the same; they differ by { $by }
cell-entry-too-few = an entry has at least two rows
cell-entry-both-sides = one account stands on both sides of this entry
cell-entry-odd = these rows are no entry
cell-closed = the books are closed up to { $until }
cell-beyond = beyond the balance of { $account ->
    [bank] Bank
    [loan] Loans to members
    [other_asset] Other assets
    [sukarela] Voluntary savings (sukarela)
    [term_deposit] Term deposits
    [shu_owed] SHU owed to members
    [funds] Board, education and social funds
    [other_debt] Other debts
    [pokok] Principal savings (pokok)
    [wajib] Compulsory savings (wajib)
    [reserve] Reserves
    [grant] Grants
    [shu_undivided] Undivided SHU
    [loss] Losses not yet covered
    [interest_income] Loan interest from members
    [trade_income] Sales and services to members
    [other_income] Other income
    [interest_expense] Interest on savings
    [staff_expense] Pay
    [running_expense] Running costs
    [other_expense] Other costs
   *[cash] Cash
} by { $by }
cell-left = this member had left by that day
cell-still-member = pokok and wajib are returned only after the member has left
cell-entry-differs = this entry is in the books with other content; reverse that one and give a new number, or take the whole spreadsheet back that brought it
cell-loan-terms = a loan wants rate, months and method
cell-rate-above = interest above { $most } % a year
cell-no-loan = this member has no open loan
cell-more-than-owed = more than what is left of the oldest loan, { $left }
books-seldom = Other work
books-seldom-means = Other entries, the monthly deposit of all members, bringing in a spreadsheet, and closing a period.
books-as-of = on { $day }
books-moved-last = last moved { $day }
books-member-no = Member no. { $number }
books-left-on = Left on { $day }. The accounts are only settled.
books-shares = SHU by year
books-change = Change
meeting-books = By the books the result of book year { $year } is { $sum }.
books-xlsx = Download XLSX
books-office-note = What stands there now by the cooperative's own books, all members together. What one member has is not seen here.
books-import-name = The name of a member who is not in the register yet; number and name are enrolled with the first entry.
books-batch = Batch
books-this-batch = Booked together with others
books-batches = Batches
books-batches-none = No monthly deposits, monthly interest or spreadsheet has been booked yet.
books-batch-import = Entries from a spreadsheet
books-batch-posted-at = Booked
books-batch-month = Month
books-batch-state = State
books-batch-stands = Stands
books-batch-was-undone = Taken back whole, { $when }
books-batch-reversed = Taken back
books-batch-first = The first { $count } entries.
books-batch-undo = Take all of it back
books-batch-undo-lead = { $name }: { $count } entries, { $total }. Each entry is reversed by one of its own, all or none. What was taken back singly is left out. The month is free again afterwards.
books-batch-undo-import-lead = { $name }: { $count } entries, { $total }. Each entry is reversed by one of its own, the last first, all or none. Loans that it paid out are undone with it. Its numbers of entries are free again afterwards; members whom the spreadsheet brought stay enrolled.
books-batch-undo-button = Yes, take all of it back
books-batch-undone = All of it was taken back.
ledger-batch-undone = This batch was taken back already
ledger-batch-undone-text = A batch is taken back once only. Open it to see when.
