gaps-title = Gaps that block
gaps-means = One criterion is missing while all others hold. Reckoned from the criteria of the offers open now; the burden of instalments is not counted yet. A match is not an approval.
gaps-head = Missing criterion
gaps-as-of = Reckoned { $when }. What blocks most stands first.
gaps-businesses = { $count ->
    [one] { $count } business
   *[other] { $count } businesses
}
gaps-col-missing = Businesses that lack it
gaps-col-unknown = Not known yet
gaps-col-offers = Offers it opens
gaps-col-credit = Capital they need
gaps-col-credit-rp = Capital they need (Rp)
gaps-col-most = Most in
gaps-col-sector = Sector
gaps-list-title = Businesses held back
gaps-list-means = Businesses that would meet the criteria of at least one offer once this gap is closed.
gaps-list-head = Business
gaps-known-yes = Lack it
gaps-known-no = Not known yet
office-filter-sector = Sector
office-filter-known = State
gaps-col-plan = Next
