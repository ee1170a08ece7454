### Seats of cohorts: the owner's order of wishes, the order at the partner's desk, giving seats away.

wishes-title = The order of your wishes
wishes-lead = A business can wait for at most { $most } seats at a time, of any program. The one on top is the one you want most.
wishes-link = The order of your wishes
wishes-number = Wish { $number }
wishes-up = Move up
wishes-saved = The order is saved.
wishes-how = You can change the order until the seats of that cohort are given away. Be honest: putting what you truly want on top never harms you. Once you take a seat, the wishes below it go to other businesses.
wishes-none = No wishes yet
wishes-none-why = Apply for one cohort or more. Once handed in, their order can be set here.
wishes-none-link = See the programs
wishes-another = This business has applied for this program
wishes-another-text = You can wish for another of its cohorts next. What you wrote before is filled in.
wishes-receipt = Is there something else you would like? Apply for that too, then set the order.
wishes-full = You have all the wishes you can have
wishes-full-text = A business can wait for at most three seats at a time. Withdraw one application, then hand this in again; the draft is kept.
wish-settled = The seats of this cohort are given away
wish-settled-text = Its place cannot be changed any more. Wishes whose cohort has not closed can still be moved up.

seats-told-seated = You have a seat: wish { $wish }, { $points } points, { $applicants } applicants for { $seats } seats.
seats-told-passed-on = A seat was given up, and you were next on the waitlist ({ $points } points).
seats-told-released = Let go, because this business took a seat that it wanted more.
seats-filled = { $seats } seats are filled: { $parts }.
seats-filled-points = { $count } by businesses with more points
seats-filled-time = { $count } with the same points that applied earlier
seats-filled-other = { $count } given before
seats-place = You ({ $points } points) are number { $place } on the waitlist.
seats-merit = { $merit }: { $points } points
seats-how-title = How seats are given
seats-how = When applications close all seats are given away at once: most points first, then who applied earlier, then the number of the application. A seat that is not taken passes to the waitlist at once.
seats-how-no-points = This program gives no points: who applies earlier comes first.
seats-points-title = Priority points
seats-points-hint = Who comes first when there are more applicants than seats. 0 to 100 for each; left empty, it does not count. Applicants see this rule. What is not known earns nothing.
seats-order-title = The order of applicants
seats-order-how = Points first, then the time of the application, then its number. Points are reckoned from the facts at the time of applying and do not change.
seats-holders = With a seat
seats-holders-text = A seat is offered, taken, or in use.
seats-waiting = Without a seat
seats-waiting-text = Those who wait are called in this order. Those that still stand as sent hold another seat that they want more.
seats-applicants = Applicants
seats-applicants-text = This is the order if applications closed now.
seats-ruled-out = Ruled out
seats-ruled-out-text = They did not meet the rule of the program when they applied, so they take no part. Decline them with reasons, so that the owners know.
seats-nobody = Nobody has applied yet
seats-nobody-why = As soon as somebody applies, the order and its reasons stand here.
seats-due = Waits to be given away
seats-due-text = Applications have closed. The portal gives the seats away by itself within minutes; this button does it now. Pressing twice changes nothing.
seats-due-count = { $count ->
    [one] One cohort waits for its seats to be given away
   *[other] { $count } cohorts wait for their seats to be given away
}
seats-assign = Give the seats away now
seats-assigned = The seats are given away.
seats-closes-on = Closes { $day }, starts { $starts }
seats-given-on = Seats given away { $day }
seats-closings-title = Giving seats away
seats-closings-lead = Every cohort that has not ended, by the day it closes. The seats of cohorts that close together are given away at once.
seats-no-closings = There are no cohorts yet
seats-no-closings-why = As soon as a partner opens a cohort, the day it closes stands here.
seats-not-yet = Not closed yet
seats-held = { $taken } of { $seats }
seats-col-place = Place
seats-col-points = Points
seats-col-applied = Applied
seats-col-business = Business
seats-col-program = Program
seats-col-given = Given away

merit-gap = Lacks what the program raises
merit-same-district = In the program's district
merit-woman-owned = Owned by a woman
merit-micro = Micro business
merit-no-credit = Never had business credit
merit-young = Younger than three years
fault-points-too-many = At most 100 points.
programs-field-points = Priority points
