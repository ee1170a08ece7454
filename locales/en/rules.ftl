### Criteria as sentences, and their editor.

rules-any = One of these:
rules-open = Open to every business
rules-and = { $first } and { $last }
rules-or = { $first } or { $last }
rules-not = not { $list }
rules-when = If { $condition }, { $criterion }
rules-exactly = exactly { $value }
rules-at-least = at least { $value }
rules-more-than = more than { $value }
rules-at-most = at most { $value }
rules-less-than = less than { $value }
rules-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
rules-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
rules-times = { $count ->
    [one] once
   *[other] { $count } times
}
rules-level = level { $count }
rules-evidence-document = with a document
rules-evidence-checked = checked by the office
rules-evidence-registry = from an official register

rules-yes-cooperative-member = Member of a cooperative
rules-no-cooperative-member = Not a member of a cooperative
rules-yes-nib = Has a business number (NIB)
rules-no-nib = Has no business number (NIB) yet
rules-yes-sku = Has a village business letter (SKU)
rules-no-sku = Has no village business letter (SKU) yet
rules-yes-npwp = Has a tax number (NPWP)
rules-no-npwp = Has no tax number (NPWP) yet
rules-yes-ktp = Has an identity card (e-KTP)
rules-no-ktp = Has no identity card (e-KTP) yet
rules-yes-productive-credit = Has, or once had, commercial business credit
rules-no-productive-credit = Never had commercial business credit
rules-yes-rat-held = The annual members' meeting of the last book year was held
rules-no-rat-held = The annual members' meeting of the last book year was not held

rules-fact-business-age-months = The business has been running for { $need }
rules-fact-legal-form = Legal form: { $need }
rules-fact-size-class = Size class: { $need }
rules-fact-sector = Line of business: { $need }
rules-fact-kbli = Business code: { $need }
rules-fact-district = Place of business in the district: { $need }
rules-fact-annual-sales = Sales in a year are { $need }
rules-fact-monthly-surplus = What is left over each month is { $need }
rules-fact-monthly-instalments = Other instalments a month are { $need }
rules-fact-financial-records = Books kept: { $need }
rules-fact-digital-level = Digital skill is { $need }
rules-fact-management-level = Management skill is { $need }
rules-fact-people-level = Skill with people is { $need }
rules-fact-production-level = Production skill is { $need }
rules-fact-kur-loans-taken = Received KUR { $need }
rules-fact-owner-sex = Owner: { $need }
rules-fact-owner-age-years = The owner's age is { $need }
rules-fact-employees = The staff is { $need }
rules-fact-collateral-value = The value of collateral is { $need }
rules-fact-requested-amount = The capital asked for is { $need }
rules-fact-requested-tenor-months = The time to repay is { $need }
rules-fact-purpose = Purpose of the capital: { $need }
rules-fact-instalment-burden-percent = All instalments together are { $need } of what is left over each month

rules-test-at-least = at least
rules-test-more-than = more than
rules-test-at-most = at most
rules-test-less-than = less than
rules-test-is = exactly
rules-test-one-of = one of
rules-test-none-of = none of

rules-title = Criteria
rules-lead = Build the criteria one by one; the portal reads them back in both languages. Those of amount, time and purpose follow from the credit terms.
rules-list = All of these must hold
rules-none = No criteria yet: every business fits.
rules-closes = Where it is not met:
rules-alternative = Add an alternative
rules-up = Move up
rules-down = Move down
rules-fact = Fact to be tested
rules-test = Test
rules-wanted = What is wanted
rules-value = Value
rules-values = Choices
rules-second = A second bound
rules-test-2 = And also
rules-value-2 = Value of the second bound
rules-no-second = No second bound
rules-kbli-hint = Five digits, parted by commas, such as 01271, 10799.
rules-remedy = If it is not met, what closes the gap?
rules-remedy-hint = Applicants read this on their gap card.
rules-evidence = Least evidence
rules-evidence-none = The owner's word is enough
rules-only-when = Only applies when …
rules-only-when-hint = For example: a tax number only if more than Rp50 million is asked for.
rules-try = Try it on your own figures
rules-try-hint = Nothing is kept. What is empty counts as not known.
rules-try-open = Fill in figures
rules-try-button = Judge
rules-unknown = Not known
rules-to-prove = Met, still to be proved.
rules-json = As JSON
rules-json-label = Rule as JSON
rules-json-hint = The same as the list above. Saving replaces the whole list.
rules-json-save = Save the JSON
rules-saved = Criteria saved in the draft.
rules-json-unreadable = The JSON cannot be read at line { $line }, column { $column }.
rules-problem-not-a-rule = Must be an object with all, any or fact.
rules-problem-not-a-list = Must be a list.
rules-problem-empty-any = any needs at least one rule.
rules-problem-unknown-field = There is no field { $given } here.
rules-problem-unknown-fact = There is no fact { $given }.
rules-problem-missing-test = The test is missing.
rules-problem-test-does-not-suit = { $test } does not suit { $fact }.
rules-problem-operand = The value of { $test } does not suit the fact.
rules-problem-empty-list = { $test } needs a list that is not empty.
rules-problem-mixed-tests = { $test } must stand alone.
rules-problem-remedy = remedy must be paper, coaching, time or none.
rules-problem-evidence = evidence must be stated, document, checked or registry.
rules-problem-too-deep = Nested too deeply.
rules-problem-too-many = Too many criteria.
fault-rule-criterion = Complete this criterion.
fault-rule-same-test = The second bound must be another test.
fault-rule-test-does-not-suit = This test does not suit that fact.
fault-rule-number = Write a whole number.
fault-rule-money = Write an amount in rupiah, such as 50 juta.
fault-rule-percent = Write a percentage, such as 35.
fault-rule-yes-no = Write yes or no.
fault-rule-district = Write a district code, such as 73.07.05.
fault-rule-sector = Write a letter of KBLI 2025, A to V.
fault-rule-kbli = Write five digits of KBLI.
rules-together = All of these together:
rules-join-or = or
rules-join-and = and
rules-moves = Change
rules-when-change = Change when it applies
rules-also = Add one that must hold as well
rules-always-again = Let it always apply
rules-doing-add = Add a criterion
rules-doing-into = Add an alternative
rules-doing-also = Add a criterion that must hold as well
rules-doing-when = When the criterion applies
rules-doing-change = Change the criterion
rules-beside-add = { $text }
rules-beside-change = { $text }
rules-beside-into = As another choice beside: { $text }
rules-beside-also = Must hold together with: { $text }
rules-beside-when = This criterion applies only if what you say below holds: { $text }
