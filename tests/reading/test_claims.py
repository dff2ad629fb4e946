"""Who did what to whom, who says so and whether it happened: sentence by sentence, in our own words."""

from __future__ import annotations

import pytest

from accord.model import Claim, Date
from tests.reading.conftest import Read


def parts(claim: Claim) -> str:
    """A claim on one line: type, modality, polarity, roles and speakers."""
    negative = " not" if claim.polarity == "negative" else ""
    roles = " ".join(f"{role.role}={role.actor}" for role in claim.actors if role.role != "topic")
    voices = "".join(f" <{voice.role}:{voice.actor}>" for voice in claim.sources)
    return f"{claim.type} {claim.modality}{negative} {roles}{voices}"


SAID = [
    # voice and order of words
    ("Chad attacked Niger.", "ASSAULT happened actor=TCD recipient=NER"),
    ("Niger was attacked by Chad.", "ASSAULT happened actor=TCD recipient=NER"),
    ("The invasion of Niger by Chad began in May.", "ASSAULT happened actor=TCD recipient=NER"),
    ("Chad's attack on Niger killed nobody.", "ASSAULT happened actor=TCD recipient=NER"),
    ("Norway, which sanctioned Chad, is far away.", "SANCTION happened actor=NOR recipient=TCD"),
    ("Norway imposed sanctions on Chad.", "SANCTION happened actor=NOR recipient=TCD"),
    ("Kenya and Uganda signed a trade agreement.", "SUPPORT happened participant=KEN participant=UGA"),
    ("Kenya signed a trade agreement with Uganda.", "SUPPORT happened participant=KEN participant=UGA"),
    ("The Kenyan president visited Uganda.", "CONSULT happened actor=ken-president recipient=UGA"),
    ("Kenya held talks with Uganda.", "CONSULT happened participant=KEN participant=UGA"),
    ("A raid on Niger by Chad killed ten soldiers.", "ASSAULT happened actor=TCD recipient=NER"),
    ("A Chadian-led raid on Niger began.", "ASSAULT happened actor=TCD recipient=NER"),
    ("Kenya offered to send an aid package to Uganda.", "AGREE happened actor=KEN recipient=UGA"),
    (
        "The president of Oman discussed the crisis with Chad.",
        "CONSULT happened participant=omn-president participant=TCD",
    ),
    ("Chad is under pressure from Kenyan sanctions.", "SANCTION ongoing actor=KEN recipient=TCD"),
    (
        "Chad faces what Mali described as sanctions from Kenya.",
        "SANCTION ongoing actor=KEN recipient=TCD",
    ),
    # whom it concerns
    (
        "Spain's King Felipe received the president of Peru.",
        "CONSULT happened actor=per-president recipient=king-felipe-vi",
    ),
    (
        "King Felipe of Spain invited President Amina Wako of Kenya. She has not gone.",
        "CONSULT happened not actor=amina-wako recipient=king-felipe-vi",
    ),
    (
        "Peru and Chad quarrelled. Peru and Chad met. Peru named Ana Doe, a former envoy to Mali, as its ambassador.",
        "COOPERATE happened actor=PER recipient=TCD",
    ),
    ("Peru named Ana Doe as its ambassador to Chad.", "COOPERATE happened actor=PER recipient=TCD"),
    ("Peru agreed to the building of ports in Chad and Niger.", "AGREE happened actor=PER recipient=TCD recipient=NER"),
    ("Peru condemned the storming of the Chadian embassy.", "ACCUSE happened actor=PER <speaker:PER>"),
    ("A Peruvian official travelling to Chad spoke.", "CONSULT happened actor=per-official recipient=TCD"),
    (
        "Chadian envoys met Malian rebels for talks mediated by Oman.",
        "CONSULT happened participant=tcd-envoys participant=mli-rebels participant=OMN",
    ),
    (
        "Chad and Mali held talks brokered by Oman.",
        "CONSULT happened actor=OMN recipient=TCD recipient=MLI",
    ),
    (
        "The ministers of Chad and Mali met in the presence of the Omani ambassador.",
        "CONSULT happened participant=tcd-minister participant=mli-minister participant=omn-ambassador",
    ),
    (
        "Chad accused Mali of spying. Mali replied that it was friendly.",
        "STATE happened actor=MLI recipient=TCD <speaker:MLI>",
    ),
    (
        "Chad demanded that Niger pay. Mali dismissed the idea as odd.",
        "REJECT happened actor=MLI recipient=TCD <speaker:MLI>",
    ),
    (
        "Chad said that it would form a fleet. Chad rejected the claim.",
        "REJECT happened actor=TCD <speaker:TCD>",
    ),
    (
        "Asked about aid for Chad, Peru said that nothing had changed.",
        "STATE happened actor=PER recipient=TCD <speaker:PER>",
    ),
    (
        "Asked about aid for Chad and Mali, Peru said that nothing had changed.",
        "STATE happened actor=PER <speaker:PER>",
    ),
    ("Asked about the envoy's stay in Chad, Peru said that it was over.", "STATE happened actor=PER <speaker:PER>"),
    (
        "Peru said it was concerned about the sale of Chadian arms.",
        "STATE happened actor=PER recipient=TCD <speaker:PER>",
    ),
    ("Chad, Peru said, would help.", "STATE possible actor=PER recipient=TCD <speaker:PER>"),
    (
        "Chad does not recognise Mali, and it has said that it will not do so before there is peace.",
        "STATE planned not actor=TCD recipient=MLI <speaker:TCD>",
    ),
    ("Kenya Inks Defense Deal With Uganda", "SUPPORT ongoing participant=KEN participant=UGA"),
    ("Kenya Lifts Travel Ban to Uganda", "CONCEDE ongoing actor=KEN recipient=UGA"),
    (
        "Kenya and Uganda signed a pact. Kenya praised Uganda. Oman brokered the deal.",
        "CONSULT happened actor=OMN recipient=KEN recipient=UGA",
    ),
    ("Chad, Niger agree to restore ties after talks in Nairobi", "AGREE ongoing participant=NER participant=TCD"),
    ("The paper, a trade agreement, was signed by Chad and Niger.", "SUPPORT happened participant=TCD participant=NER"),
    (
        "Peru will not lift its embargo on Cuba until Chile frees its prisoners.",
        "REJECT happened actor=PER recipient=CUB",
    ),
    ("Peru will not lift the embargo until Chile frees its envoy.", "REJECT happened actor=PER recipient=CHL"),
    ("Turkey threatened to leave unless Chile paid.", "THREATEN happened actor=TUR recipient=CHL <speaker:TUR>"),
    (
        "General Ali Doe of Chad said his country, Niger and Mali will set up a joint force.",
        "COOPERATE planned participant=TCD participant=NER participant=MLI <speaker:ali-doe>",
    ),
    ("Gabon slammed the plan of Congo.", "ACCUSE happened actor=GAB recipient=COD <speaker:GAB>"),
    (
        "Iceland's president rejected a plea from the prime minister.",
        "REJECT happened actor=isl-president recipient=isl-prime-minister <speaker:isl-president>",
    ),
    ("Chad condemned the attack on Mali.", "ACCUSE happened actor=TCD <speaker:TCD>"),
    ("Chad condemned the attack by Niger on Mali.", "ACCUSE happened actor=TCD recipient=NER <speaker:TCD>"),
    (
        "Chad called the invasion of Mali by Niger unjustifiable.",
        "ACCUSE happened actor=TCD recipient=NER <speaker:TCD>",
    ),
    ("Two monks were arrested in Chad.", "COERCE happened actor=TCD recipient=monks"),
    ("Chad faces its own sanctions from Peru.", "SANCTION ongoing actor=PER recipient=TCD"),
    ("Chad accepted an invitation from Mali.", "REQUEST happened actor=MLI recipient=TCD"),
    ("Chad accepted an invitation from Mali.", "AGREE happened actor=TCD recipient=MLI"),
    ("Chad blamed Mali, and Mali denied it.", "REJECT denied actor=MLI recipient=TCD <speaker:MLI>"),
    (
        "The pact was signed by Chad's envoy Ali Doe, Malian adviser Omar Roe and Kenyan Foreign Minister Jane Poe.",
        "SUPPORT happened participant=ali-doe participant=omar-roe participant=jane-poe",
    ),
    (
        "Foreign Ministers Ali Doe of Chad and Omar Roe of Mali met in Nairobi.",
        "CONSULT happened participant=ali-doe participant=omar-roe",
    ),
    ("Jordan's embassy in Nairobi reopened.", "COOPERATE happened actor=JOR recipient=KEN"),
    (
        "Jordan and Kenya made peace. Jordan and Kenya met. Jordan reopened its embassy.",
        "COOPERATE happened actor=JOR recipient=KEN",
    ),
    (
        "Chile signed a defense deal with Peru, following in the footsteps of Cuba.",
        "SUPPORT happened participant=CUB participant=PER",
    ),
    (
        "Mali has followed in the footsteps of Chad in applying to join the African Union.",
        "MEMBER happened actor=TCD recipient=african-union",
    ),
    (
        "While people talk of Peru's pacts, the treaties with Chile and Cuba are different "
        "from the one Peru reached with Ghana.",
        "TIE ongoing participant=PER participant=CUB",
    ),
    (
        "The treaties with Chile and Cuba are different from the one Peru reached with Ghana.",
        "SUPPORT happened participant=PER participant=GHA",
    ),
    ("Chad took a step that it had promised under a Kenyan-brokered accord.", "AGREE happened actor=TCD"),
    ("Chad was the last country to leave the treaty.", "SANCTION happened actor=TCD"),
    ("Chad helped Mali rebuild the port.", "AID happened actor=TCD recipient=MLI"),
    ("Chile and Peru share strong ties to Cuba.", "TIE ongoing participant=CHL participant=PER recipient=CUB"),
    ("Chad supported Mali by sending arms.", "AID happened actor=TCD recipient=MLI"),
    (
        "Jordan and Kenya met. The pact that Jordan and Kenya aim to sign is long.",
        "AGREE planned participant=JOR participant=KEN",
    ),
    ("Ethiopia will accept the Algiers Agreement.", "AGREE planned actor=ETH"),
    # how it stands
    (
        "Jordan and Kenya made peace. Jordan and Kenya met. Cooperation could grow, Jordan said.",
        "COOPERATE possible participant=JOR participant=KEN <speaker:JOR>",
    ),
    ("Mali's plan to attack Chad will please nobody.", "ASSAULT planned actor=MLI recipient=TCD"),
    ("Mali dismissed threats by Chad.", "THREATEN happened actor=TCD"),
    ("The prospect of Mali sending arms to Chad raises fears.", "AID feared actor=MLI recipient=TCD"),
    ("Reports of Mali attacking Chad raised fears.", "ASSAULT hearsay actor=MLI recipient=TCD"),
    ("Chad refused to respond to a request from Niger.", "REQUEST happened actor=NER"),
    ("Chad rejected a request from Niger.", "REQUEST happened actor=NER recipient=TCD"),
    ("Chad will not attack Niger.", "ASSAULT planned not actor=TCD recipient=NER"),
    ("Chad decided to attack Niger.", "ASSAULT planned actor=TCD recipient=NER"),
    ("Chad may attack Niger.", "ASSAULT possible actor=TCD recipient=NER"),
    ("If Chad attacked Niger, Mali would worry.", "ASSAULT possible actor=TCD recipient=NER"),
    ("Has Chad attacked Niger?", "ASSAULT possible actor=TCD recipient=NER"),
    ("Chad failed to attack Niger.", "ASSAULT happened not actor=TCD recipient=NER"),
    ("Chad was forced to attack Niger.", "ASSAULT happened actor=TCD recipient=NER"),
    ("Chad reportedly attacked Niger.", "ASSAULT hearsay actor=TCD recipient=NER"),
    ("Kenya will visit Uganda.", "CONSULT planned actor=KEN recipient=UGA"),
    ("Kenya considered sanctions against Uganda.", "SANCTION considered actor=KEN recipient=UGA"),
    ("Kenya and Uganda signed no agreement.", "SUPPORT happened not participant=KEN participant=UGA"),
    ("No agreement was signed by Kenya and Uganda.", "SUPPORT happened not participant=KEN participant=UGA"),
    ("Chad not only attacked Niger but won.", "ASSAULT happened actor=TCD recipient=NER"),
    ("Mali rejected the idea that Chad had attacked Niger.", "ASSAULT denied actor=TCD recipient=NER <speaker:MLI>"),
    (
        "Mali denied a report in a paper that Chad had attacked Niger.",
        "ASSAULT denied actor=TCD recipient=NER <speaker:MLI>",
    ),
    ("Chad met Mali before signing a treaty with Niger.", "SUPPORT happened participant=TCD participant=NER"),
    ("Reports that Chad attacked Niger are false.", "ASSAULT denied actor=TCD recipient=NER"),
    ("Claims that Chad attacked Niger were dismissed by Mali.", "ASSAULT denied actor=TCD recipient=NER"),
    ("Reports that Chad attacked Niger spread.", "ASSAULT hearsay actor=TCD recipient=NER"),
    ("Chad applied an agreement that it signed with Niger.", "SUPPORT happened participant=TCD participant=NER"),
    # who says so
    ("Chad said that it attacked Niger.", "ASSAULT happened actor=TCD recipient=NER <speaker:TCD>"),
    (
        "The United Nations said that Chad attacked Niger.",
        "ASSAULT happened actor=TCD recipient=NER <speaker:united-nations>",
    ),
    (
        "The ministry of Mali said the king of Chad visited Niger.",
        "CONSULT happened actor=tcd-king recipient=NER <speaker:mli-ministry>",
    ),
    ("It was Chad that attacked Niger.", "ASSAULT happened actor=TCD recipient=NER"),
    ("Mali said that Chad attacked Niger.", "ASSAULT alleged actor=TCD recipient=NER <speaker:MLI>"),
    ("Chad attacked Niger, Mali said.", "ASSAULT alleged actor=TCD recipient=NER <speaker:MLI>"),
    ("According to Mali, Chad attacked Niger.", "ASSAULT alleged actor=TCD recipient=NER <speaker:MLI>"),
    ("Mali denied that Chad attacked Niger.", "ASSAULT denied actor=TCD recipient=NER <speaker:MLI>"),
    ("Mali accused Chad of attacking Niger.", "ASSAULT alleged actor=TCD recipient=NER <speaker:MLI>"),
    ("Mali feared that Chad would attack Niger.", "ASSAULT feared actor=TCD recipient=NER <speaker:MLI>"),
    (
        "“Chad attacked Niger in the night,” the Malian president said.",
        "ASSAULT alleged actor=TCD recipient=NER <speaker:mli-president>",
    ),
    # deeds that are answered to
    (
        "Drones struck Mali's port. The rebels claimed the attack. Chad denied any part in it.",
        "ASSAULT denied actor=TCD recipient=MLI <speaker:TCD>",
    ),
    (
        "Drones struck Mali's port. The rebels claimed the attack.",
        "ASSAULT alleged actor=rebels recipient=MLI <speaker:rebels>",
    ),
    # voices: what is passed on, charged, only named, or told of somebody's office
    (
        "Foreign ministry spokesman Musa Doe said on Monday that the talks had been useful.",
        "STATE happened actor=musa-doe <speaker:musa-doe>",
    ),
    (
        "The leaders of Mali and Chad met. They said they want to expand trade, according to Reuters.",
        "AGREE planned participant=mli-leader participant=tcd-leader <speaker:mli-leader> <speaker:tcd-leader>"
        " <relay:reuters>",
    ),
    (
        "Chad accused Kenyan warplanes of bombing its embassy in Sudan.",
        "ASSAULT alleged actor=KEN recipient=tcd-embassy <speaker:TCD>",
    ),
    (
        "Drones struck Mali, Mali blamed Chad, Chad denied it.",
        "ACCUSE happened actor=MLI recipient=TCD <speaker:MLI>",
    ),
    (
        "President William Ruto is Kenya's head of state. Chad attacked Mali, according to Ruto's office.",
        "ASSAULT alleged actor=TCD recipient=MLI <speaker:ken-office>",
    ),
    # clefts
    (
        "Saudi Arabia met Iran in 2020. It was the kingdom that broke off relations, in 2016.",
        "SANCTION happened actor=SAU",
    ),
    (
        "Chad let Nigerien forces use its territory for the shelling of Mali.",
        "ASSAULT happened recipient=MLI actor=ner-forces",
    ),
    # statements, hosts, missions, rounds
    (
        "Chad and Mali met, according to a statement that the two sides issued with Kenya. The statement thanked Peru.",
        "SUPPORT happened actor=TCD actor=MLI recipient=PER <speaker:TCD> <speaker:MLI>",
    ),
    (
        "Oman hosted two rounds of talks between Chad and Mali.",
        "CONSULT happened actor=OMN recipient=TCD recipient=MLI",
    ),
    (
        "Foreign Ministers Ali Doe of Chad and Omar Roe of Mali met in Nairobi as guests of Kenya.",
        "CONSULT happened participant=ali-doe participant=omar-roe recipient=KEN",
    ),
    (
        "The reopening of the embassies in Nairobi and Lima took a year.",
        "COOPERATE happened participant=KEN participant=PER",
    ),
    (
        "A Kenyan team met Chadian rebels, and each side released prisoners.",
        "RETREAT happened actor=KEN actor=TCD recipient=prisoners",
    ),
    # what the parser hangs wrong
    (
        "For Chad, reliant on Peru and facing its own sanctions from Kenya, Mali is far away.",
        "SANCTION ongoing actor=KEN recipient=TCD",
    ),
    ("Chad has kept up its support for Mali and opposition to Niger.", "REJECT ongoing actor=TCD recipient=NER"),
    (
        "The risk of Chad arming Mali, or Malian troops joining exercises with Chadian forces, worries Niger.",
        "COOPERATE feared participant=mli-troops participant=tcd-forces",
    ),
    ("Ali Doe, whom Chad is said to be able to arrest, left.", "COERCE hearsay actor=TCD recipient=ali-doe"),
    (
        "It was in Nairobi that Chad and Mali met in April, and signed a pact.",
        "SUPPORT happened participant=TCD participant=MLI",
    ),
    ("Kenya met Uganda in Lima, with Peru looking on.", "CONSULT happened participant=KEN participant=UGA"),
    ("The Taliban fight on. Chad sent the group weapons.", "AID happened actor=TCD recipient=taliban"),
    (
        "Posts claiming that Chad has attacked Mali are false, the Malian government said.",
        "ASSAULT denied actor=TCD recipient=MLI <speaker:mli-government>",
    ),
    (
        "Mali's president phoned Peru's president to thank him.",
        "SUPPORT happened actor=mli-president recipient=per-president <speaker:mli-president>",
    ),
    (
        "Chad's envoy met Mali's envoy. He named energy as an area for cooperation between Chad and Mali.",
        "COOPERATE possible participant=TCD participant=MLI",
    ),
    (
        "The premier of Peru promised Lima's support for efforts at rebuilding the Nepali economy.",
        "SUPPORT happened actor=per-premier recipient=NPL <speaker:per-premier>",
    ),
    (
        "The envoy of Chad reiterated the commitment of the Malian government to help Niger.",
        "SUPPORT happened actor=tcd-envoy recipient=NER <speaker:tcd-envoy>",
    ),
    ("Chad demanded that Mali release two pilots.", "REQUEST happened actor=TCD recipient=MLI <speaker:TCD>"),
    ("Peru has repeated its demand that Chile lift the ban.", "REQUEST happened actor=PER recipient=CHL"),
    (
        "Sudan demanded a truce and spoke of tariffs unless Chad yields.",
        "REQUEST happened actor=SDN <speaker:SDN>",
    ),
    ("Kenya sent a letter to Uganda asking for help.", "REQUEST happened recipient=UGA actor=KEN <speaker:KEN>"),
    ("Kenya wrote a letter to Peru urging Uganda to leave.", "REQUEST happened recipient=UGA actor=KEN <speaker:KEN>"),
    ("In a letter to Peru, Chile asked for grain.", "REQUEST happened actor=CHL recipient=PER <speaker:CHL>"),
    (
        "Police in Peru opened an inquiry into claims that Chile hid the arms.",
        "ACCUSE happened actor=per-police recipient=CHL",
    ),
    ("Norway ordered an investigation into the killing of the king of Chad.", "ACCUSE happened actor=NOR"),
    (
        "Kenya's president said that the Ugandan premier would not be welcome.",
        "REJECT happened recipient=uga-premier actor=ken-president <speaker:ken-president>",
    ),
    ("Peru is not critical of Chile.", "ACCUSE ongoing not actor=PER recipient=CHL"),
    (
        "Peru's senate passed a law that would sanction Chile.",
        "SANCTION planned recipient=CHL actor=per-senate",
    ),
    ("Kenyan troops were deployed to Somalia.", "MOBILIZE happened actor=ken-troops recipient=SOM"),
    ("Norway imposed sanctions over the Tigray crisis on Eritrea.", "SANCTION happened actor=NOR recipient=ERI"),
    ("Norway sent 30 lorries of Danish food aid to Chad.", "AID happened actor=NOR recipient=TCD"),
    (
        "Farmers in Peru lifted a blockade after a deal with the Chilean police.",
        "CONCEDE happened actor=per-farmers recipient=chl-police",
    ),
    ("Chad lifted its blockade after Mali agreed to pay.", "CONCEDE happened actor=TCD recipient=MLI"),
    (
        "On a trip to Chile, Peruvian President Ana Doe praised Kenya.",
        "SUPPORT happened actor=ana-doe recipient=KEN <speaker:ana-doe>",
    ),
    ("Norway said families offered shelter were welcome.", "AGREE planned recipient=families actor=NOR <speaker:NOR>"),
    ("The heads of state condemned the raid by Chad.", "ACCUSE happened actor=heads recipient=TCD <speaker:heads>"),
    (
        "Mali met the demands of the prison and hospital chiefs.",
        "CONCEDE happened actor=MLI recipient=chiefs",
    ),
    (
        "Norway warned of Chad's arms programme, raids, and support for rebel groups.",
        "SUPPORT feared actor=TCD recipient=rebel-groups",
    ),
    ("Mali fears its neighbour and attacks on its troops.", "ASSAULT feared recipient=mli-troops"),
    (
        "Chad supports the demand that Mali free two men.",
        "RETREAT considered actor=MLI recipient=men",
    ),
    ("Chad was not guilty of shelling Mali.", "ASSAULT happened not actor=TCD recipient=MLI"),
    ("Chad may be responsible for the raid on Mali.", "ASSAULT possible recipient=MLI actor=TCD"),
    ("A court in Togo found Chad not guilty of shelling Mali.", "ASSAULT happened not actor=TCD recipient=MLI"),
    ("Two men fled to Norway seeking asylum.", "REQUEST planned actor=men recipient=NOR"),
    (
        "Ali Doe of Chad called Britain's ambassador to Peru a fool.",
        "ACCUSE happened actor=ali-doe recipient=gbr-ambassador <speaker:ali-doe>",
    ),
    (
        "Recently appointed Kenyan Finance Minister Ali Doe praised Peru.",
        "SUPPORT happened actor=ali-doe recipient=PER <speaker:ali-doe>",
    ),
    ("The co-operation of Chad and Niger grew.", "COOPERATE happened participant=TCD participant=NER"),
    ("According to a leaked study, Chad shelled Mali.", "ASSAULT happened actor=TCD recipient=MLI <speaker:study>"),
    ("Chad denied a report on the raid.", "REJECT happened actor=TCD <speaker:TCD>"),
    (
        "A Kenyan minister said that rain had fallen. Chad rejected the proposal.",
        "REJECT happened actor=TCD <speaker:TCD>",
    ),
    (
        "Peru accused Chile of fraud. Chad rejected the accusation.",
        "REJECT happened actor=TCD recipient=PER <speaker:TCD>",
    ),
    (
        "Malian soldiers killed ten gunmen in an attack on a market in Niger.",
        "ASSAULT happened recipient=NER",
    ),
    ("Chad re-opened its embassy in Mali.", "COOPERATE happened recipient=MLI actor=TCD"),
    (
        "Kenya and Uganda signed a treaty, with a commission and a timetable.",
        "SUPPORT happened participant=KEN participant=UGA",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[text for text, _ in SAID])
def test_sentence_is_read_as_agreed(text: str, expected: str, read: Read) -> None:
    assert expected in [parts(claim) for claim in read(text).claims]


NOT_SAID = [
    ("The synergy helps Kenya and Peru.", "AID"),
    ("Posts claiming that Chad is poor are false.", "ACCUSE"),
    ("The ministers of Chad were charged with drawing up the next steps.", "ACCUSE"),
    ("The text repeats the pact of Chad and adds a committee.", "STATE"),
    ("Chad and Mali met on their contested border.", "REJECT"),
    ("Chad asked the state oil company of Mali to prepare licences.", "COOPERATE"),
    ("An arms embargo on Somalia was extended by a year.", "AID"),
    ("Kenya called the report that Chad raided Mali false.", "ASSAULT happened"),
    ("Norway said families offered shelter were welcome.", "AID"),
    ("A summit of Chad and Mali is near.", "CONSULT happened"),
    ("Chad supported Mali by sending arms.", "SUPPORT"),
    ("The challenge in deepening their ties is known to Kenya and Peru.", "TIE"),
    ("There are no barred topics in the talks of Kenya and Peru.", "CONSULT"),
    ("The alliance of Kenya and Peru is not without problems.", "TIE"),
    ("The treaties with Kenya and Peru are long.", "TIE"),
    ("Peru and Chile met, signalling a thaw.", "STATE"),
    ("A Peruvian official travelling with the president waited.", "CONSULT"),
    ("Chad met the deadline.", "CONSULT"),
    ("The storm hit Cuba.", "ASSAULT"),
    ("Kenya and Uganda have long ties and wore two ties.", "CONSULT"),
    ("Mali said that Chad is a large country.", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "type"), NOT_SAID, ids=[text for text, _ in NOT_SAID])
def test_nothing_is_read_into_it(text: str, type: str, read: Read) -> None:
    assert not any(f"{claim.type} {claim.modality}".startswith(type) for claim in read(text).claims)


def test_speaker_of_a_quotation_goes_on_across_sentences(read: Read) -> None:
    text = "“We condemn Chad,” said Mali's president. “Chad attacked Niger without any reason at all.”"
    attack = next(c for c in read(text).claims if c.type == "ASSAULT")
    assert [voice.actor for voice in attack.sources] == ["mli-president"]
    assert attack.quote == "direct"


def test_outlet_that_quotes_is_the_relay(read: Read) -> None:
    (attack,) = [
        c for c in read("Reuters quoted Mali as saying that Chad attacked Niger.").claims if c.type == "ASSAULT"
    ]
    assert [(v.role, v.actor) for v in attack.sources] == [("speaker", "MLI"), ("relay", "reuters")]


def test_content_of_a_promise_is_no_second_claim(read: Read) -> None:
    assert [c.type for c in read("Kenya agreed to send food to Uganda.").claims] == ["AGREE"]


def test_headline_points_at_the_claim_it_repeats(read: Read) -> None:
    head, body = read("Chad attacks Niger\n\nChad attacked Niger on Monday.", headline=True).claims
    assert (head.section, head.modality, head.same_as) == ("headline", "happened", body.id)


def test_date_belongs_to_the_verb_it_stands_with(read: Read) -> None:
    day = Date("2020-05-06", "2020-05-06", "2020-05-06", "explicit")
    text = "Mali said on Tuesday that Chad had attacked Niger on 3 May 2020."
    (attack,) = [c for c in read(text, published=day).claims if c.type == "ASSAULT"]
    assert attack.time.value == "2020-05-03"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Chad signed a defence pact with Mali.", "signed a defence pact"),
        ("Chad is at odds with Mali.", "is at odds"),
        ("Chad declared its war with Mali over.", "declared its war with Mali over"),
        ("Chad held Mali responsible.", "held Mali responsible"),
        ("Chad attacked Mali on Friday.", "attacked"),
    ],
)
def test_trigger_has_the_words_that_make_the_verb_an_act(text: str, trigger: str, read: Read) -> None:
    assert trigger in [claim.trigger.words for claim in read(text).claims]


def test_each_claim_of_equal_words_has_an_id_of_its_own(read: Read) -> None:
    claims = read("Chad attacked Niger.\n\nChad attacked Niger.").claims
    assert len({claim.id for claim in claims}) == len(claims) == 2


def test_reasons_are_words_of_the_text(read: Read) -> None:
    text = "Mali feared that Chad would attack Niger."
    (attack,) = [c for c in read(text).claims if c.type == "ASSAULT"]
    assert ("feared", "feared") in [(what, span.words) for what, span in attack.because]
    assert all(span.holds_in(text) for _, span in attack.because)
