pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import chair
import controls

// The delegates: found by typing, carried to a seat with the mouse, or put on the chosen one with Enter.
ColumnLayout {
    id: people

    required property var desk
    required property var plan
    readonly property var seating: desk.seating
    readonly property var view: seating.view
    signal planAsked
    signal carried(string name, real x, real y)

    function find(typed: string) {
        search.forceActiveFocus();
        if (typed !== "")
            search.text = typed;
        else
            search.selectAll();
    }

    spacing: 8

    EntryField {
        id: search

        Layout.fillWidth: true
        objectName: "seatingSearch"
        placeholderText: qsTrId("desktop.seating.search")
        onTextChanged: {
            people.seating.search(text);
            list.currentIndex = 0;
        }
        onAccepted: if (people.seating.seat_chosen(list.currentItem ? (list.currentItem as SeatingPerson).id : ""))
            text = ""
        Keys.onDownPressed: list.incrementCurrentIndex()
        Keys.onUpPressed: list.decrementCurrentIndex()
        Keys.onEscapePressed: {
            text = "";
            people.planAsked();
        }
    }
    ToggleChip {
        objectName: "standingOnly"
        chosen: people.view.standing_only
        text: qsTrId("desktop.seating.standing_only")
        onClicked: people.seating.show_standing_only(!people.view.standing_only)
    }
    ListView {
        id: list

        objectName: "seatingRows"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: people.seating.rows
        ScrollBar.vertical: ScrollBar {}
        delegate: SeatingPerson {
            width: ListView.view.width
            current: ListView.isCurrentItem && search.activeFocus
            onPutAsked: people.seating.seat_chosen(id)
            onCarried: (x, y) => people.carried(name, x, y)
            onDropped: {
                people.plan.drop(id);
                people.carried("", 0, 0);
            }
        }

        AppText {
            anchors.centerIn: parent
            width: parent.width - 16
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            soft: true
            text: people.view.empty_text
        }
    }
}
