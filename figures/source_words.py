"""Words that tell what a source is: titles, roles, kinds of bodies, names of governments."""

from __future__ import annotations

from figures.cues import DOCUMENTS, word_set

TITLES = word_set(
    """
    mr mrs ms miss dr prof sir dame lord gen lt col maj capt sgt adm gov sen rep rev hon pres
    judge justice cpl det supt cmdr
    """
)
ROLES = word_set(
    """
    coroner detective inspector investigator superintendent sergeant corporal trooper
    constable adviser advisor advocate aide ambassador analyst attorney author boss candidate
    captain chair chairman chairwoman chancellor chief co-author co-chair co-director
    co-founder colonel columnist commander commissioner congressman congresswoman consultant
    coordinator correspondent counsel critic deputy diplomat director doctor economist editor
    envoy executive expert founder general governor head historian host journalist judge king
    lawmaker lawyer leader lieutenant major manager mayor member minister moderator mp nominee
    official operative organiser organizer owner pollster pope premier president prince
    princess professor prosecutor queen reporter representative researcher scientist secretary
    senator sheriff speaker spokesman spokesperson spokeswoman strategist surgeon teacher
    treasurer undersecretary veteran whip witness writer friend brother sister mother father
    wife husband rival colleague billionaire businessman businesswoman activist physician
    pastor bishop archbishop justice scholar fellow officer neighbor neighbour eyewitness student
    resident councilman councilwoman councillor councilor paramedic chaplain principal
    technician nurse clerk survivor hacker deputy marshal
    """
)
BODIES = word_set(
    """
    academy administration agency airlines airline alliance army assembly association
    authority bank board bureau business cabinet campaign center centre charity club coalition
    college commission committee company conference confederation congress corporation corps
    council court customs department directorate embassy exchange federation firm force forces
    foreign forum foundation fund government group guard headquarters hospital house
    industries industry initiative inspectorate institute institution intelligence
    international league library magazine ministry mission monitor movement museum navy
    network news newspaper observatory office organisation organization pac panel parliament
    partnership party pentagon police policy post press programme program project regulator
    registry research reserve school secretariat senate service services society staff
    statistics street taskforce team television theater theatre treasury tribunal trust union
    university watchdog
    """
)
GENERIC_OUTLET = word_set(
    """
    agency newspaper magazine outlet outlets broadcaster channel daily weekly website site
    station network tabloid portal wire paper journal
    """
)
OUTLET_WORDS = word_set(
    """
    times tribune herald gazette chronicle sentinel telegraph courier examiner inquirer enquirer
    advocate dispatch journal post star sun mirror mail today daily news live press journalism
    observer register radio tv television newspaper bible
    """
)
"""Words that end the names of newspapers and stations."""
ANONYMOUS = word_set(
    """
    source sources official officials person people insider insiders diplomat diplomats
    spokesman spokeswoman spokesperson aide aides adviser advisers friend operative operatives
    witness witnesses man woman boy girl teenager resident residents neighbor neighbors
    neighbour neighbours
    """
)
ANONYMOUS_GROUPS = word_set(
    """
    advisers aides analysts diplomats executives insiders lawmakers lawyers officers officials
    operatives sources witnesses
    """
)
"""Those who tell something in twos and threes without their names."""
NOT_NAMES = word_set(
    """
    the a an and but or in on at for of to from with by as if when while after before since
    republican democratic democrat republicans democrats former president monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july
    august september october november december mr mrs ms dr does did is was has why what how
    who could would should will can do senate house fed like unlike russian ukrainian american
    british french german chinese japanese israeli iranian secretary security states even only
    not that this these those his her their its our my your both meanwhile yet still now then
    so jan feb mar apr jun jul aug sept sep oct nov dec
    """
)
POWERS = word_set(
    """
    america ankara australia beijing berlin britain brussels canada china congress damascus
    delhi egypt europe france germany india iran iraq israel italy japan jerusalem kremlin
    kyiv kiev london moscow pakistan paris poland pyongyang russia seoul spain syria taipei
    tehran tokyo turkey ukraine warsaw washington
    """
)
"""Places that stand for a government when they speak."""
NO_PERSONS = BODIES | GENERIC_OUTLET | DOCUMENTS
"""Common nouns that a person's name is no apposition to."""
SPEAKING = DOCUMENTS | BODIES | ROLES | ANONYMOUS | GENERIC_OUTLET
"""Common nouns whose bearers can say something."""
FEMALE = word_set(
    """
    amber amy andrea angela ann anna anne annette barbara betty brenda carly carol caroline
    catherine christine claire deborah diana donna elaine elena elizabeth ellen emily emma
    erica erika eva fatima gabrielle gina giorgia hannah helen hillary irina jane janet
    jennifer jessica jill joan julia julie kamala karen kate katherine kathy kelly kristen
    kristi laura linda lisa liz loretta lucy maria marie marine mary megan megyn melania
    michelle nancy natalia nicola nikki olga olivia patricia rachel rebecca rosa ruth samantha
    sandra sarah sharon sonia sophie stephanie susan svetlana tatiana theresa ursula valerie
    vanessa victoria yulia zoe crystal dawn faith grace heather holly hope iris ivy jasmine joy
    rose ruby sue
    """
)
"""Given names that "she" takes up; far from all, and only those that "he" never does."""
MALE = word_set(
    """
    aaron adam alan alexander alexei anatoly andrew andrey anthony antonio barack benjamin ben
    bernie bill bob boris brad brian carlos charles chris christopher chuck craig daniel david
    dennis dmitry donald doug edward emmanuel eric francis frank fred gary george greg harold
    harry henry hugo igor ivan jack jacob james jason jeb jeff jeffrey jerry jim joe john
    jorge jose joseph josh juan justin karl keith ken kenneth kevin khizr larry lindsey luis
    marco mario mark martin matt matthew michael miguel mike mitch mitt mohammed nicholas
    nigel oleg oleh olaf patrick paul pavel pedro peter philip rahm ralph rand ray richard
    rick robert robby roger ron ronald scott sergei sergey stephen steve steven ted thomas tim
    timothy todd tom tony viktor vladimir volodymyr walter william xi yuri art buck chip clay
    cliff dale dean dick drew earl gene glen jay kirk lance pierce rich rob wade
    """
)
"""Given names that "he" takes up."""
