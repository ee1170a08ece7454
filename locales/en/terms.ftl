# Terms of offers and programs: schemes, publication, and what can be wrong.

scheme-kur-super-mikro = KUR super mikro
scheme-kur-mikro = KUR mikro
scheme-kur-kecil = KUR kecil
scheme-kur-khusus = KUR khusus
scheme-kur-pmi = KUR for migrant workers
scheme-umi = Ultra-micro (UMi)
scheme-mekaar = PNM Mekaar
scheme-lpdb = LPDB revolving fund
scheme-commercial = The bank's own credit
scheme-syariah = Syariah financing

collateral-none = No extra collateral
collateral-lender-judgement = Collateral as the bank judges
collateral-required = Collateral required

publication-move-publish = Publish
publication-move-pause = Pause
publication-move-reopen = Reopen
publication-move-close = Close for good

cohort-state-open = Open
cohort-state-full = Full, waitlist open
cohort-state-closed-to-new = Closed to new applications
cohort-state-running = Running
cohort-state-ended = Ended

fault-text-too-long = This is too long. Shorten it.
fault-no-law-on-day = The scheme had no regulation on this day. Choose a later first day.
fault-amount-too-large = This amount is too large.
fault-amount-zero = The amount must be at least Rp1.
fault-below-floor = The largest amount is below the least amount. Write the larger one here.
fault-rate-above-hundred = More than 100 % a year cannot be right. Write it like 6 or 6.5.
fault-syariah-wants-margin = Syariah financing has a margin. Choose margin.
fault-margin-is-syariah = A margin belongs to syariah financing. Choose another method or the syariah scheme.
fault-max-below-min = The longest tenor is below the shortest.
fault-purpose-twice = A purpose stands twice. Keep one line for each.
fault-fees-too-high = The fees are as much as the amount itself, or more. Lower them.
fault-paper-twice = A paper stands twice.
fault-days-too-many = At most 250 working days.
fault-days-zero = At least one working day.
fault-reply-after-decision = The first reply cannot come after the decision.
fault-ends-before-start = The last day is before the first day.
fault-below-scheme = Below what the regulation of this scheme allows.
fault-above-scheme = Above what the regulation of this scheme allows.
fault-not-in-scheme = The regulation of this scheme does not allow this.
fault-other-not-in-scheme = The regulation of this scheme does not allow notary, appraisal or insurance fees.
fault-topic-twice = A topic stands twice.
fault-too-many = Too many. Name at most twenty.
fault-mentor-name = Write every mentor's name, not too long.
fault-sessions-zero = At least one meeting.
fault-sessions-too-many = At most 200 meetings.
fault-not-coachable = A program cannot raise this. Choose a skill, the books or a paper.
fault-raises-nothing = Everybody has this already. Choose a higher level.
fault-fact-twice = The same thing stands twice. Keep the higher level.
fault-apply-after-end = The last day to apply is after the end.
fault-seats-zero = At least one seat.
fault-seats-too-many = At most 1,000 seats.
fault-above-ceiling = Above the largest amount of this offer.
fault-above-requested = More than was asked for.
fault-above-published = Dearer or longer than what you published. The applicant applied for the published terms.
fault-not-published = Not what you published.
fault-in-the-past = This day has passed.
fault-too-far = This day is too far away: at most 180 days from today.
