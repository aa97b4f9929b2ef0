pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// Add a speaker: a delegate to the list or to the floor at once, or a guest.
Sheet {
    id: sheet

    required property var desk
    readonly property var people: desk.people
    readonly property bool questioning: desk.stage.view.phase === "questioning"
    readonly property bool listOpen: desk.floor.view.registration_open
    readonly property bool canAct: desk.floor.view.can_act
    // For a delegate without a tablet: a point of order, or a question to who is speaking.
    property bool signalling: false
    // Who is to be called at once while somebody speaks: it is asked first whose speech that ends.
    property string askedName: ""
    property var askedCall: null

    objectName: "peopleSheet"
    heading: signalling ? qsTrId("desktop.people.signal_heading") : qsTrId("desktop.people.heading")
    onClosed: {
        signalling = false;
        askedName = "";
    }
    onAboutToShow: search.text = ""
    onOpened: search.forceActiveFocus()

    // Open with this person found.
    function askFor(name: string) {
        open();
        search.text = name;
    }

    function give(name: string, call: var) {
        if (desk.floor.view.ends !== "" && askedName === "") {
            askedCall = call;
            askedName = name;
            return;
        }
        call();
        close();
    }

    function openForSignal() {
        signalling = true;
        open();
    }

    Connections {
        target: sheet.people

        function onSignal_noted() {
            sheet.close();
        }
    }
    EntryField {
        id: search

        Layout.fillWidth: true
        objectName: "peopleSearch"
        seeks: true
        placeholderText: qsTrId("desktop.people.search")
        onTextChanged: sheet.people.search(text)
    }
    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "people"
    }
    ListView {
        objectName: "peopleRows"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.people.rows
        delegate: RowLayout {
            id: row

            required property string id
            required property string name
            required property string seat
            required property string unit
            required property bool present
            required property bool speaking

            width: ListView.view.width
            height: 46 * Theme.scale
            spacing: 10

            AppText {
                Layout.preferredWidth: 34 * Theme.scale
                text: row.seat
                size: Theme.sizeCaption
                weight: Theme.weightSemibold
                color: Theme.textSoft
            }
            AppText {
                Layout.fillWidth: true
                text: row.name
                elide: Text.ElideRight
                weight: Theme.weightMedium
                color: row.present ? Theme.text : Theme.textSoft
            }
            AppText {
                text: row.present ? row.unit : qsTrId("desktop.people.absent")
                size: Theme.sizeCaption
                color: Theme.textSoft
            }
            Repeater {
                model: sheet.people.view.sided && !sheet.questioning && !sheet.signalling ? ["pro", "contra"] : []

                ActButton {
                    required property string modelData

                    objectName: "register_" + modelData
                    small: true
                    runner: sheet.desk.runner
                    place: "people.add"
                    enabled: usable && row.present && sheet.listOpen
                    text: modelData === "pro" ? qsTrId("desktop.floor.pro") : qsTrId("desktop.floor.contra")
                    onClicked: sheet.people.register(row.id, "discuss", modelData)
                }
            }
            ActButton {
                visible: (!sheet.people.view.sided || sheet.questioning) && !sheet.signalling
                objectName: "register"
                small: true
                runner: sheet.desk.runner
                place: "people.add"
                enabled: usable && row.present && sheet.listOpen
                text: qsTrId("desktop.people.register")
                onClicked: sheet.people.register(row.id, sheet.questioning ? "question" : "discuss")
            }
            ActButton {
                visible: sheet.signalling
                objectName: "pointOfOrder"
                small: true
                runner: sheet.desk.runner
                place: "people.add"
                enabled: usable && row.present
                text: qsTrId("desktop.floor.signal_point_of_order")
                onClicked: sheet.people.note_signal(row.id, "point_of_order")
            }
            ActButton {
                visible: sheet.signalling && sheet.people.view.interposing
                objectName: "interpose"
                small: true
                runner: sheet.desk.runner
                place: "people.add"
                enabled: usable && row.present && !row.speaking && sheet.people.view.can_interpose
                text: qsTrId("desktop.floor.signal_interpose")
                onClicked: sheet.people.note_signal(row.id, "interpose")
            }
            ActButton {
                visible: !sheet.signalling
                objectName: "give"
                small: true
                runner: sheet.desk.runner
                place: "people.add"
                enabled: usable && sheet.canAct && sheet.askedName === ""
                text: qsTrId("desktop.people.give")
                onClicked: {
                    const [people, id, kind] = [sheet.people, row.id, sheet.questioning ? "question" : "discuss"];
                    sheet.give(row.name, () => people.give_floor(id, kind));
                }
            }
        }

        AppText {
            anchors.centerIn: parent
            color: Theme.textSoft
            text: sheet.people.view.empty_text
        }
    }
    RowLayout {
        visible: !sheet.signalling
        spacing: 8

        EntryField {
            id: guest

            Layout.fillWidth: true
            objectName: "guestName"
            placeholderText: qsTrId("desktop.people.guest")
        }
        EntryField {
            id: office

            Layout.fillWidth: true
            objectName: "guestTitle"
            placeholderText: qsTrId("desktop.people.guest_title")
        }
        ActButton {
            objectName: "giveGuest"
            enabled: guest.text.trim() !== "" && sheet.askedName === ""
            text: qsTrId("desktop.people.give")
            onClicked: {
                const [people, name, title] = [sheet.people, guest.text, office.text];
                sheet.give(name, () => people.give_floor_to_guest(name, title, "explain"));
            }
        }
    }
    AppText {
        objectName: "peopleAsked"
        Layout.fillWidth: true
        visible: sheet.askedName !== ""
        text: sheet.askedName
        weight: Theme.weightSemibold
        elide: Text.ElideRight
    }
    Loader {
        Layout.fillWidth: true
        active: sheet.askedName !== ""
        visible: active
        sourceComponent: ReasonAsk {
            runner: sheet.desk.runner
            place: "people.add"
            reasoned: false
            model: sheet.desk.floor
            onDropped: sheet.askedName = ""
            onInvited: sheet.give(sheet.askedName, sheet.askedCall)
        }
    }
}
