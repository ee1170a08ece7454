# Faults of a form: what is wrong and how to mend it.
fault-required = Please fill this in.
fault-choose = Choose one from the list.
fault-too-long = Too long: at most { $most } characters.
fault-strange-characters = It holds characters that cannot be read. Remove them and type again.
fault-email = Write a whole e-mail address, such as name@example.id.
fault-phone = Write an Indonesian mobile number, such as 0812 3456 7890.
fault-date = Write a date such as 23-11-2026.
fault-password-short = A password has at least 10 characters. A few words in a row are easier to remember.
fault-password-long = A password has at most 200 characters.
fault-password-guessable = This password is easy to guess. Use a few words that have nothing to do with each other.
fault-sign-in-wrong = The e-mail or the password does not fit. Check them, or ask for a new password.
fault-sign-in-unproved = This address has not been proved. Open the link in our e-mail, or register again for a new link.
fault-amount-empty = Write the amount.
fault-amount-not-a-number = Write an amount in rupiah, such as 75000000, Rp75,000,000 or 75 juta.
fault-amount-negative = An amount cannot be less than nothing.
fault-amount-fraction = Write whole rupiah, without cents.
fault-amount-ambiguous = This amount can be read in two ways. Write all its digits.
fault-rate-empty = Write the rate.
fault-rate-not-a-number = Write a rate in percent a year, such as 6 or 6.5.
fault-rate-negative = A rate cannot be less than nothing.
fault-rate-too-high = This rate is too high.
fault-rate-too-fine = At most four decimals.
fault-tenor-empty = Write the time to repay.
fault-tenor-not-a-number = Write whole months, such as 24, or 2 years.
fault-tenor-out-of-range = The time to repay is between 1 and 600 months.
fault-code-wrong = This code does not fit or was used. Wait for the next one on your phone, then type it.
fault-password-wrong = The password does not fit. Type it again.
fault-email-taken = This address has an account already. Use another one for this colleague.
fault-office-phone = Give an Indonesian number with its area code, such as (0482) 21123.
fault-fund-year-taken = The fund of this year and source is open already.
fault-fund-year = Write the year in four digits, for example 2022.
fault-name-taken = This name is taken here.
fault-fund-over = More than the fund of the year, which is never exceeded.
fault-line-over = Beyond what is left on the line ({ $free }) by { $over }. The head can approve going beyond on the page of the line.
fault-training-too-long = A training takes at most 60 days.
fault-training-seats = Between 1 and 2,000 seats.
fault-training-without-nib = Participants of this kind need a NIB. Start-ups and people of cooperatives that have one do not.
fault-training-without-cooperative = Write the name of the cooperative.
fault-score = Write a score from 0 to 100.
fault-list-nib = A NIB has 13 digits.
fault-list-too-large = The file is too large: at most 2 MB.
fault-list-too-long = The list is too long: at most 5,000 rows.
fault-list-empty = The list is empty.
fault-list-columns = The first row must name the columns: name or nib.
fault-list-unreadable = This file cannot be read as CSV or XLSX.
fault-list-nobody = Row { $row }: "{ $value }" is not registered.
fault-list-several = Row { $row }: several participants are called "{ $value }". Add the NIB.
fault-list-day = Row { $row }: "{ $value }" is no day like 01-12-2026.
fault-list-day-outside = Row { $row }: { $value } is not a day of this training.
fault-list-score = Row { $row }: the score "{ $value }" is not between 0 and 100.
fault-ledger-closed = The books are closed up to { $until }. Use a later day.
fault-ledger-beyond = Beyond the balance of { $account ->
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
} by { $by }.
fault-ledger-left = This member has left. The accounts can only be settled, not added to.
fault-ledger-still-member = Pokok and wajib are returned only after the member has left. Record the day of leaving first.
fault-ledger-no-member = No member has this number or name.
fault-ledger-many-members = More than one member fits. Write the number.
fault-ledger-before-entry = This day is before the entry that is reversed.
fault-ledger-before-loan = This day is before the loan was paid out.
fault-ledger-more-than-owed = More than what is left of the principal.
fault-ledger-rate-above = At most { $most } % a year ({ $regulation }).
fault-ledger-rate-reason = Above { $most } % a year ({ $regulation }). Write the reason as the note.
fault-ledger-period-open = Only days that have passed can be closed.
fault-entry-too-few = An entry has at least two lines.
fault-entry-nothing = A line of nothing says nothing.
fault-entry-unbalanced = Debit and credit are not the same.
fault-entry-both-sides = One account cannot stand on both sides.
fault-entry-too-large = The amounts are too large.
fault-ledger-batch-done = This is booked for { $period } already. Once a month only.
fault-ledger-batch-nobody = No member is concerned. Check the account, the day and who is left out.
fault-ledger-no-number = No member has the number { $number }.
fault-ledger-result-differs = The books say { $books }, the minutes { $meeting }. They must be the same before it is divided.
fault-division-nothing = There is nothing to divide.
fault-division-split = The parts do not make one hundred percent.
fault-division-weights = A member's part cannot be below nothing.
fault-ledger-undo-beyond = Nothing was taken back: the balance of { $member } is { $by } short; { $count } entries in all cannot be reversed. Settle what was withdrawn first, or reverse the others one by one.
fault-ledger-undo-short = Nothing was taken back: cash or bank is { $by } short.
