### Quick check and matches.

check-title = Quick check
check-lead = About three minutes, no account. Leave empty what you do not know; unknown is never taken for no.
check-button = See what fits
check-result-title = What fits by your answers
check-change = Change answers
check-keep-title = Keep these answers
check-keep-text = With a free account they become the facts of your business, and you can apply.
check-keep-link = Make them a business
check-register-link = Register and keep the answers
check-adopt-title = Keep the answers as a business
check-adopt-lead = Give the business a name. Every answer can be changed later.
check-adopt-name = Name of the business
check-adopt-answers = Your answers
check-adopt-button = Save the business

matches-title = What fits your business
matches-no-need = No financing need stated yet
matches-no-need-text = Without an amount and a tenor, totals and instalments cannot be reckoned.
matches-state-need = State the need
matches-order = Order: what fits first, then the lowest total cost, then the quickest decision. Never for sale.
matches-not-approval = Eligible means that the written conditions are met by your facts; the bank decides.
matches-total = Total to repay
matches-first = First instalment
matches-decision = Decision within
matches-rate = Interest or margin a year
matches-closes = { $count ->
    [one] Why not, and what closes the gap
   *[other] Why not, and what closes the { $count } gaps
}
matches-findings = { $count ->
    [one] See the one condition
   *[other] See all { $count } conditions
}
matches-asks = Cannot be told yet. Answer this first:
matches-passes-on = Met on { $day } if the business goes on.
matches-to-prove = Met by your own word; have the proof ready.
matches-programs = Mentoring
matches-unlocks = { $count ->
    [one] Opens one credit product to you
   *[other] Opens { $count } credit products to you
}
matches-next-cohort = Starts { $day }, { $place }
matches-no-cohort = The next cohort has no date yet
matches-join = Join the program
matches-no-offers = No credit product is open
matches-no-offers-why = No bank has a product open right now. Meanwhile, look at the mentoring.
matches-no-programs = No program is open
matches-no-programs-why = A new program will show here.
matches-ahead-verdict = Above the next because more of its conditions are met.
matches-ahead-total-cost = Above the next because its total cost is lower.
matches-ahead-decision-days = Above the next because its decision is quicker.
matches-ahead-unlocked-offers = Above the next because it opens more products.
matches-ahead-same-district = Above the next because it is in your district.
matches-ahead-start-date = Above the next because it starts sooner.
matches-ahead-name = As good as the next; in order of the alphabet.
other-language = in the other language

gap-paper-nib = Obtain a NIB free of charge at oss.go.id, or at the office with your identity card; usually the same day.
gap-paper-sku = Ask for a business letter at the village office with your identity card.
gap-paper-npwp = Register for an NPWP free of charge at the tax office or pajak.go.id; your NIK becomes the number.
gap-paper-ktp = Obtain the electronic identity card at the civil registry or the district office.
gap-paper-other = Obtain the paper; the office can tell you where.
gap-have-it-now = Have it already? Update your facts
gap-wait-until = Met by itself on { $day }.
gap-wait = Will be met as time passes.
gap-no-program = No open program teaches this yet. The office sees this gap and plans for it.
gap-see-programs = See all programs
gap-programs = { $count ->
    [one] One program teaches it. Tap to join:
   *[other] { $count } programs teach it. Tap to join:
}
gap-program-starts = starts { $day }
gap-program-soon = date to follow
gap-look-elsewhere = This condition cannot be closed; look at the other products that fit.

mail-new-match-subject = { $count ->
    [one] Now fits { $business }: { $first }
   *[other] { $count } new matches for { $business }
}
mail-new-match-text = Hello { $name },

    Something changed, and { $first } now meets the written conditions for { $business }.

    This is not an approval: the bank or the mentor decides. See the details and apply if you wish.
mail-new-match-action = See what fits
