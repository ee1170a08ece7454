### Credit offers: catalogue, details, comparison, and the bank's desk.

offer-closed = This offer is closed
offer-closed-text = What is closed can no longer be changed. Make a new offer if you want to offer it again.
offer-draft-moved = A colleague saved first
offer-draft-moved-text = This draft changed since you opened its page, and your changes were not saved. Open the draft again, look at what is new, then change what is needed.
offer-no-such-move = This step is not open now
offer-no-such-move-text = Things changed since you opened the page. Load it again to see the steps that are open.
