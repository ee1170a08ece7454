### Boards of cooperatives and annual meetings.

board-title = My cooperatives
board-lead = Cooperatives on whose board you sit.
board-none = You are on no board yet
board-none-why = A chair claims her cooperative with its number and the paper of her election; she invites secretary and treasurer.
board-claim = I chair a cooperative
board-claim-lead = The office looks at your paper; then the cooperative opens to you.
board-claim-key-hint = As in the office's register, such as 73.07-012.
board-claim-paper = Minutes or letter of your election
board-claim-paper-hint = Naming you as the chair.
board-claim-button = Send to the office
board-claimed = Sent. The office will look at your paper.
board-accept = Accept
board-decline = Decline
board-accepted = You are on the board now.
board-declined = The invitation was declined.
board-people = The board
board-invite = Invite to the board
board-office = Office
board-invited = The invitation was sent.
board-end = End
board-ended = The seat has ended.
board-office-chair = Chair
board-office-secretary = Secretary
board-office-treasurer = Treasurer
seat-state-claimed = Waiting for the office
seat-state-invited = Invited
seat-state-held = On the board
seat-state-refused = Refused by the office
seat-state-ended = Ended
board-claims = Claims of chairs
board-claims-lead = Compare the name in the paper with the account. Confirming ends the seat of the chair before.
board-claims-none = Nobody waits
board-claims-none-why = Chairs who claim their cooperative appear here.
board-claim-paper-open = Open the paper
board-confirm = Confirm
board-refuse = Refuse with a reason
board-claim-confirmed = The chair was confirmed.
board-claim-refused = The claim was refused.
meeting-title = Record an annual meeting
meeting-lead = Once recorded, the status follows by itself. A record cannot be changed.
meeting-held-on = Day of the meeting
meeting-entitled = Members with a vote
meeting-quorum = Quorum
meeting-quorum-hint = Members who must be present, after the statutes.
meeting-present = Members present
meeting-approved = The meeting approved the accounts
meeting-approved-hint = Without approval it is no annual meeting.
meeting-outcome = Result of the year
meeting-outcome-surplus = Surplus
meeting-outcome-loss = Loss
meeting-result = Amount
meeting-split = How the surplus is shared
meeting-split-hint = In percent, a hundred in all. Leave empty for a loss or nothing. What rounding leaves over goes to the reserves.
meeting-split-reserve = Reserves
meeting-split-business = Members by their business
meeting-split-capital = Members by their capital
meeting-split-board = Board, supervisors, staff
meeting-split-education = Education
meeting-split-social = Social purposes and the district
meeting-minutes = Minutes
meeting-button = Record the meeting
meeting-recorded = The meeting was recorded.
meeting-none-open = No book year waits for a meeting
meeting-none-open-why = Every book year that has ended is recorded.
meeting-attendance = { $present } of { $entitled } members present; result { $result }
meeting-share = { $part }, { $percent } %: { $amount }
fault-cooperative-key = There is no cooperative with this number in the office's register.
fault-cooperative-office-filled = This seat is taken.
fault-number = Write a whole number.
fault-percent = Write a whole percent from 0 to 100.
fault-minutes-future = This day has not come yet.
fault-minutes-year-open = The book year had not ended on that day.
fault-minutes-not-founded = The cooperative did not exist in that book year.
fault-minutes-recorded = The meeting for this year is recorded already.
fault-minutes-no-members = At least one member has a vote.
fault-minutes-too-many = More were present than have a vote.
fault-minutes-quorum-odd = The quorum is a number of members, from one to all.
fault-minutes-no-quorum = Without quorum the meeting decides nothing; call it again.
fault-minutes-not-approved = Without approved accounts the meeting does not count.
fault-minutes-split = The parts must make one hundred percent.
fault-minutes-loss-shared = A loss is not shared out; leave the parts empty.
cooperative-seat-taken = You, or this person, have a seat there already
cooperative-seat-taken-text = One person has one seat on a board. Look at your list of cooperatives.
cooperative-seat-moved = It changed since you opened the page
cooperative-seat-moved-text = Open the page again to see how it stands.
cooperative-own-seat = One's own seat cannot be ended
cooperative-own-seat-text = A new chair claims the cooperative with her paper; when the office confirms her, your seat ends.
mail-cooperative-claim-confirmed-subject = You were confirmed as chair of { $cooperative }
mail-cooperative-claim-confirmed-action = Open the cooperative
mail-cooperative-claim-refused-subject = Your claim of { $cooperative } could not be accepted
mail-cooperative-claim-refused-action = See my cooperatives
mail-cooperative-invited-subject = { $cooperative } invites you as { $office }
mail-cooperative-invited-action = Answer the invitation
mail-cooperative-due-subject = The meeting of { $cooperative } for { $year } is due by { $due }
mail-cooperative-due-action = Open the cooperative
mail-cooperative-second-near-subject = { $cooperative }: do not miss a second meeting, { $due }
mail-cooperative-second-near-action = Open the cooperative
mail-cooperative-missed-subject = { $cooperative } missed its meeting for { $year }
mail-cooperative-missed-action = Record the meeting
mail-cooperative-missed-twice-subject = { $cooperative } missed two meetings in a row
mail-cooperative-missed-twice-action = Record the meeting
mail-cooperative-claim-confirmed-text = Hello { $name },

    The office has looked at your paper. You can now invite secretary and treasurer, and record annual meetings.
mail-cooperative-claim-refused-text = Hello { $name },

    The office says: { $reason }

    You can claim it again with the right paper.
mail-cooperative-invited-text = Hello { $name },

    The chair invites you to the board. Accept or decline under My cooperatives.
mail-cooperative-due-text = Hello { $name },

    The annual meeting for the book year { $year } is due by { $due }, in { $days } days. Prepare the accounts and the invitations.
mail-cooperative-second-near-text = Hello { $name },

    The meeting before was missed. The one for { $year } is due by { $due }, in { $days } days; two missed in a row bring a warning. A program for bookkeeping helps to prepare the accounts.
mail-cooperative-missed-text = Hello { $name },

    The meeting for { $year } was due by { $due } and is not on record. Hold it soon and record it; look at the programs if the accounts are not ready.
mail-cooperative-missed-twice-text = Hello { $name },

    Two meetings in a row are not on record, the last for { $year } (due by { $due }). The cooperative may be warned and counted as inactive. Speak to the office and look at the programs.
board-refuse-hint = For a refusal only; it is sent to whoever claimed.
board-business = The cooperative as a business
board-business-which = Which business is this cooperative?
board-business-hint = The office's register then states for that business whether the annual meeting was held.
board-business-button = Link
board-linked = The business was linked.
cooperative-business-taken = This cooperative or business is linked already
cooperative-business-taken-text = One cooperative is linked with one business. Speak to the office if the link is wrong.
meeting-paper = Open the minutes
