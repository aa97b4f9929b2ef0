pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// Beside the plan: who is to be seated, the chosen block, and what is not right yet.
Rectangle {
    id: side

    required property var desk
    required property var plan
    readonly property var seating: desk.seating
    readonly property var view: seating.view
    property string tab: "people"
    signal planAsked
    signal carried(string name, real x, real y)

    // Go to the search with what was typed on the plan.
    function find(typed: string) {
        tab = "people";
        people.find(typed);
    }

    color: Theme.surface

    Connections {
        target: side.seating

        function onSearched(name: string) {
            side.find(name);
        }
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 14
        spacing: 10

        Flow {
            Layout.fillWidth: true
            spacing: 2
            Accessible.role: Accessible.Grouping
            Accessible.name: qsTrId("desktop.seating.side")

            Tab {
                objectName: "seatingTab-people"
                text: qsTrId("desktop.seating.tab_people")
                count: side.view.standing
                chosen: side.tab === "people"
                onClicked: side.tab = "people"
            }
            Tab {
                objectName: "seatingTab-block"
                text: qsTrId("desktop.seating.tab_block")
                chosen: side.tab === "block"
                onClicked: side.tab = "block"
            }
            Tab {
                objectName: "seatingTab-notes"
                text: qsTrId("desktop.seating.tab_notes")
                count: side.view.warnings
                chosen: side.tab === "notes"
                onClicked: side.tab = "notes"
            }
        }
        RowLayout {
            visible: side.view.chosen.seat !== ""
            spacing: 8

            AppText {
                objectName: "chosenSeat"
                Layout.fillWidth: true
                text: side.view.chosen.text
                weight: Theme.weightSemibold
                wrapMode: Text.Wrap
            }
            ActionButton {
                objectName: "freeSeat"
                visible: side.view.chosen.name !== ""
                size: "row"
                text: qsTrId("desktop.seating.free_seat")
                onClicked: side.seating.free()
            }
        }
        SeatingPeople {
            id: people

            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: side.tab === "people"
            desk: side.desk
            plan: side.plan
            onPlanAsked: side.planAsked()
            onCarried: (name, x, y) => side.carried(name, x, y)
        }
        SeatingBlock {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: side.tab === "block"
            seating: side.seating
            single: side.plan.single
        }
        SeatingNotes {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: side.tab === "notes"
            seating: side.seating
            onGone: side.planAsked()
        }
    }
}
