start-title = Capital and mentoring for your business
start-lead = State how your business stands, once. See which credit and mentoring fit, which do not yet, and what closes the gap.
start-check = Quick check without an account
start-register = Register
