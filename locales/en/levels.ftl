### Levels of a business: assessed by its owner and by a mentor.

levels-title = Levels of your business
levels-lead = Eight short questions for each area. The result shows what the next level takes, and which programs help.
levels-lead-partner = Assess what you have seen yourself. Your name and the day are kept, and the owner sees the result.
levels-about-management = Plan, costs, buyers, risks
levels-about-administration = Cash book, receipts, statements
levels-about-digital = Phone, social media, payment
levels-about-production = Steps, quality, packaging
levels-about-people = Roles, wages, safety
levels-level = Level { $level } of { $most }
levels-never = Not assessed yet
levels-by-owner = Assessed by { $name }, the owner, { $day }
levels-by-partner = Assessed by { $name } ({ $organisation }), { $day }
levels-fact = Used for matching: { $fact } { $value } ({ $evidence }, { $day })
levels-begin = Begin
levels-again = Assess again
levels-ask-owner = Choose what is closest to how things are now. There are no wrong answers; answering too high only closes off help that you need.
levels-ask-partner = Choose what you have seen. This takes the place of the assessment before; the history is kept.
levels-save = See the result
levels-saved = The assessment is saved.
levels-next-title = One level up
levels-next = { $points ->
    [one] One more point for level { $level }.
   *[other] { $points } more points for level { $level }.
} Each answer that moves up one step brings a point. Begin with the weakest:
levels-now = Now:
levels-then = Next:
levels-programs = Programs that raise it
levels-no-programs = No program is open for this at present.
levels-top = This is the highest level. Assess again when things change.
levels-past = Earlier assessments
area-management = Management
area-administration = Administration
area-digital = Digital
area-production = Production
area-people = People
levels-of-participant = Assess the levels of this participant
