extension Lexicon {
    static let english = Lexicon([
        .offering: [
            Turns(
                """
                we offer | we provide | we help | i help | we make | we built | i built
                we've built | we have built | we developed | we created | we specialise
                we specialize | we supply | we deliver | we install | we manage | we work with
                we run | we do | we can help | we would add | we pay | i can help | i can set
                i can send you | i could send | can i send | may i send | i'd love to show
                happy to show | happy to send | show you how | show you | our platform
                our solution | our solutions | our software | our tool | our app | our product
                our products | our service | our services | our team of | our clients
                our customers | my clients | our network | our packages | our catalogue | our ai
                our company | your members would | your members could | spaces like yours
                space like yours | businesses like yours | companies like yours
                operators like you | free trial | free audit | free demo | free of charge
                complimentary | no obligation | no commitment | cancel anytime | at no cost
                no cost | discount | special offer | special price | fixed price | starting at
                white label | partnership | partner with | become a partner | revenue share
                commission | upgrade to | increase your | boost your | grow your | more bookings
                more leads | qualified leads | lost revenue | save you | saves you | case study
                pricing | guest post | sponsored | backlink* | your website … ranking
                first page of google | 1st page of google | page one of google | seo
                attendee* list | attendees | demo
                """)
        ],
        .needing: [
            Turns(
                """
                i need | we need | will need | should need | would need | needs a
                i'm looking for | i am looking for | looking for | we are looking for | in need of
                seeking | seek | i'd like | i would like | we'd like | we would like
                would require | we require | i want to | i'd love to come | hoping to
                interested in your | interested in a | interested in joining | my boss needs
                needs somewhere | please send | kindly indicate | send me your | send us your
                quote for | looking to rent | looking to book | want to book | like to book
                like to rent | like to proceed | share your best offer | we need a | i need a
                needs a desk | i'd need | i'll need | we'll need | he needs | she needs
                needs to work | need somewhere | in want of | could do with | to find him a
                to find her a | find us a | find me a | i'd take | i'll take | we'd take
                want somewhere | we intend to | i intend to | would gladly pay
                i would be grateful | we would be grateful | would be grateful for | searching for
                in search of | hunting for | on the hunt | i'm after | we're after | weighing up
                signing up | sign me up | put me down | squeeze in | i'd love a | we plan to send
                i'd rather work | we'd need a | we'd need one | we'd need two | we'd need three
                we'd need your room | we wish to | i wish to | i want a | i want to rent
                we want a | we want to rent | we want to try
                """)
        ],
        .wondering: [
            Turns(
                """
                do you have | have you got | do you still have | would you have | can i | could i
                can we | could we | may i | may we | is it possible | would it be possible
                how much | what are your | what is the | what's the | what would | is there
                are there | do you offer | do you rent | rent | price | prices | rates | fees
                available | availability | access | possible | you have it | could my | could our
                could you arrange | can my | do you do | do you let | do you accept | do you take
                do you allow | does a | is a | are dogs | how much notice | how long | how early
                how late | how many people | how do i | how does one | what do you charge
                what does a | what would it | got a | have you a | any chance | would next
                tolerated | allowed | to be had | hired out | until when | do weekends
                is the room | is your room | is the meeting room | is your meeting room
                is the desk
                """)
        ],
        .quoteAsking: [
            Turns(
                """
                do you rent | rent your | looking to rent | your best offer
                send us your best offer | please send your best | send your rate card
                send us a quote | send me a quote | send me your prices | send me your rates
                kindly indicate your fees | how much is a | how much for a | how much would it be
                how much per | what are your rates | what are your prices | please quote
                quote net | how much for | how much to | do you take people | would you hire
                hire us the | rents your | having us on | consider having us | let groups in
                under what conditions | on what terms | happy to pay | willing to pay | our budget
                my budget | could contribute | for the venue | need a room | we need a room
                try one day | we can pay | i can pay | we'd pay | i'd pay | pay for the room
                monthly rate | daily rate | day rate | yearly price | rate per day
                state your rate | invite you to quote | notice period | would you charge
                could i hire | can i hire | could we hire | can we hire | hire your room
                hire the room | hire it | rent the room | rent your room | rent a desk
                be rentable | is the room free | is your room | see the place | see the space
                come and have a look | desks together | have a look around | trial day
                try it for a day | try a day
                work from your place | work at your place | join the space | become a member
                registered address | mail forwarding | any desks | any desk | spot free
                take members who | what a day costs | what do you charge | quotation covering
                make us an offer for | make me an offer for | minimum stay | minimum term
                how much notice | do you do hourly | do you do day | do you do monthly
                do you do weekly | do you do a single | price for the hall | price for the room
                cost per year | got a desk | have you a desk | take the small office
                desk opening up | desk opens up | desk frees up | desk becomes free
                one of your tables | let the kitchen | let the room | let rooms | be hired for
                hired out | place to plug in | whole house for | try your house | try your place
                short stays | ten entry card | passes for a team | you're full | are you full
                need postal address | register … at your address | proper office | days i'm away
                desk at your place | your tables next | dogs tolerated | dogs allowed
                bring my dog | bring a dog | pay for two days | what are your terms
                a business address | for viewing the | come for a viewing | could i view
                """)
        ],
        .serviceNoun: [
            Turns(
                """
                a desk | desks | seats | whole space | monitors | desk | hot desk | a room | room
                meeting room | space | workspace | an office | corner | a place | place to work
                somewhere quiet | somewhere to | quiet place | seat | day pass | day passes
                a pass | for a day | half day | per day | per month | a month | monthly
                membership | locker | trial | a visit | visit | come by | drop in | drop by
                turn up | an address | mailing address | evening access | mornings
                two days a week | days a week | day a week | host | venue | projector
                a coworking | your coworking | for the day | three day plan | day plan
                meeting rooms | single day | your tables | closed office | small office
                workstations | workstation | minimum stay | your address | team of | weekend
                weekends | boardroom | hourly | nook | lockers | for a month | a fortnight
                postal address | evening a month | single month | work from the hotel
                days a month | plug in
                """)
        ],
        .timeAsking: [
            Turns(
                """
                15 minutes | 20 minutes | 30 minutes | 10 minutes | 15 min | 20 min | 30 min
                15 minute | 20 minute | 30 minute | quick call | short call | brief call
                quick chat | a chat | a call | hop on | jump on | google meet | zoom
                schedule a | book a time | grab a time | book a demo | quick demo | this week
                next week | worth a | open to | would it make sense | are you free
                are you the right person | are you the person | right person | interested
                let me know
                """)
        ],
        .optingOut: [
            Turns(
                """
                unsubscribe | opt out | opt-out | reply stop | reply no | just reply
                no longer wish | don't want to hear | don't want to receive
                don't want to get any | not want to receive | not want to hear | stop emailing
                close the loop | close your file | leave you alone | won't bother you
                won't follow up | not relevant just | isn't relevant | not relevant
                to remove reply | take out | remove you | not interested
                """)
        ],
        .introducing: [
            Turns(
                """
                said i should | says i should | told me you | tells me you | cc'd so you | suggested i write | suggested i contact | suggested that i
                suggested i get in touch | suggested i reach out | recommended you
                recommended i | told me to write | told me to contact | forwarded me your
                forwarded me this | passed on your message | passed me your | told me about you
                gave me your | referred me | referred by | introduced by | i'd like to introduce
                meet camille | on the recommendation of | pointed me to
                """)
        ],
        .speakerWord: [
            Turns(
                """
                we | our | i | my | us
                """)
        ],
        .addresseeWord: [
            Turns(
                """
                you | your | yours
                """)
        ],
        .communityWord: [
            Turns(
                """
                your members | your coworkers | your community | your tenants | your residents
                your freelancers | your users | your clients | your customers | your people
                your guests
                """)
        ],
        .moneyWord: [
            Turns(
                """
                usd | gbp | dollars | pounds | % off | percent off | discount | $ | €
                """)
        ],
    ])
}
