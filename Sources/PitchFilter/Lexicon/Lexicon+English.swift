extension Lexicon {
    static let english = Lexicon([
        .offering: """
            we offer
            we provide
            we help
            i help
            we make
            we built
            i built
            we've built
            we have built
            we developed
            we created
            we specialise
            we specialize
            we supply
            we deliver
            we install
            we manage
            we work with
            we run
            we do
            we can help
            we would add
            we pay
            i can help
            i can set
            i can send you
            i could send
            can i send
            may i send
            i'd love to show
            happy to show
            happy to send
            show you how
            show you
            our platform
            our solution
            our solutions
            our software
            our tool
            our app
            our product
            our products
            our service
            our services
            our team of
            our clients
            our customers
            my clients
            our network
            our packages
            our catalogue
            our ai
            our company
            your members would
            your members could
            spaces like yours
            space like yours
            businesses like yours
            companies like yours
            operators like you
            free trial
            free audit
            free demo
            free of charge
            complimentary
            no obligation
            no commitment
            cancel anytime
            at no cost
            no cost
            discount
            special offer
            special price
            fixed price
            starting at
            white label
            partnership
            partner with
            become a partner
            revenue share
            commission
            upgrade to
            increase your
            boost your
            grow your
            more bookings
            more leads
            qualified leads
            lost revenue
            save you
            saves you
            case study
            pricing
            guest post
            sponsored
            backlink*
            your website … ranking
            first page of google
            1st page of google
            page one of google
            seo
            attendee* list
            attendees
            demo
            """,
        .requesting: """
            day pass
            day passes
            hot desk
            a desk
            desks
            desk for
            dedicated desk
            fixed desk
            standing desk
            a place to work
            place to work
            somewhere to work
            quiet place
            looking for a desk
            looking for a place
            looking for a space
            looking for an office
            looking for a room
            looking for a workspace
            looking for coworking
            looking for a coworking
            do you have space
            do you have room
            do you have any desk*
            do you have availab*
            any availability
            availability
            how much is
            how much does
            how much would
            what is the price
            what's the price
            what are your prices
            what are your rates
            your rates
            your prices
            rate card
            price list
            meeting room
            book the room
            book a room
            rent the room
            rent a room
            rent a desk
            hire the room
            trial day
            try it for a day
            come by
            drop by
            drop in
            pop in
            visit
            have a look at the space
            see the space
            membership
            become a member
            join as a member
            virtual office
            registered address
            mailing address
            just turn up
            pay for the day
            evening access
            opening hours
            your best offer
            please send your
            sourcing venues
            host our
            hosting
            """,
        .timeAsking: """
            15 minutes
            20 minutes
            30 minutes
            10 minutes
            15 min
            20 min
            30 min
            15 minute
            20 minute
            30 minute
            quick call
            short call
            brief call
            quick chat
            a chat
            a call
            hop on
            jump on
            google meet
            zoom
            schedule a
            book a time
            grab a time
            book a demo
            quick demo
            this week
            next week
            worth a
            open to
            would it make sense
            are you free
            are you the right person
            are you the person
            right person
            interested
            let me know
            """,
        .optingOut: """
            unsubscribe
            opt out
            opt-out
            reply stop
            reply no
            just reply
            no longer wish
            don't want to hear
            don't want to receive
            don't want to get any
            not want to receive
            not want to hear
            stop emailing
            close the loop
            close your file
            leave you alone
            won't bother you
            won't follow up
            not relevant just
            isn't relevant
            not relevant
            to remove reply
            take out
            remove you
            not interested
            """,
        .introducing: """
            suggested i write
            suggested i contact
            suggested that i
            suggested i get in touch
            suggested i reach out
            recommended you
            recommended i
            told me to write
            told me to contact
            told me about you
            gave me your
            referred me
            referred by
            introduced by
            i'd like to introduce
            meet camille
            on the recommendation of
            pointed me to
            """,
        .speakerWord: """
            we
            our
            i
            my
            us
            """,
        .addresseeWord: """
            you
            your
            yours
            """,
        .moneyWord: """
            usd
            gbp
            dollars
            pounds
            percent
            $
            €
            """,
    ])
}
