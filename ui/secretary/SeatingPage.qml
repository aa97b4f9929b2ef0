pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import chair
import controls
import theme

// Delegates and seats: the hall as it is drawn, beside it who is to be seated, the chosen block, what is not right yet.
Item {
    id: page

    required property var desk
    required property bool narrow
    readonly property var seating: desk.seating
    readonly property var view: seating.view

    function find() {
        side.find("");
    }
    function nextPane() {
        if (plan.activeFocus)
            side.find("");
        else
            plan.forceActiveFocus();
    }
    function undo() {
        if (view.can_undo)
            seating.undo();
        else
            desk.runner.undo();
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        SeatingHead {
            Layout.fillWidth: true
            desk: page.desk
        }
        SeatingConflict {
            Layout.fillWidth: true
            Layout.leftMargin: 28
            Layout.rightMargin: 28
            Layout.bottomMargin: visible ? 12 : 0
            seating: page.seating
        }
        RefusalLine {
            objectName: "seatingRefused"
            Layout.fillWidth: true
            Layout.leftMargin: 28
            Layout.rightMargin: 28
            Layout.bottomMargin: visible ? 12 : 0
            runner: page.desk.runner
            noun: "seating"
        }
        RefusalLine {
            objectName: "undoRefused"
            Layout.fillWidth: true
            Layout.leftMargin: 28
            Layout.rightMargin: 28
            Layout.bottomMargin: visible ? 12 : 0
            runner: page.desk.runner
            noun: "undo"
        }
        SeatingTools {
            Layout.fillWidth: true
            desk: page.desk
            plan: plan
            onPaperAsked: paper.open()
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: 1
            color: Theme.line
        }
        RowLayout {
            spacing: 0

            SeatingPlan {
                id: plan

                Layout.fillWidth: true
                Layout.fillHeight: true
                desk: page.desk
                onNameAsked: typed => side.find(typed)
            }
            Rectangle {
                Layout.fillHeight: true
                implicitWidth: 1
                color: Theme.line
            }
            SeatingSide {
                id: side

                Layout.preferredWidth: (page.narrow ? 300 : 360) * Math.min(Theme.scale, 1.3)
                Layout.fillHeight: true
                desk: page.desk
                plan: plan
                onPlanAsked: plan.forceActiveFocus()
                onCarried: (name, x, y) => {
                    const at = page.mapFromItem(null, x, y);
                    ghost.name = name;
                    ghost.x = at.x + 10;
                    ghost.y = at.y + 10;
                    plan.aim(name === "" ? null : plan.mapFromItem(null, x, y));
                }
            }
        }
    }
    FileDialog {
        id: paper

        objectName: "paperDialog"
        fileMode: FileDialog.SaveFile
        defaultSuffix: "pdf"
        title: qsTrId("desktop.seating.paper")
        nameFilters: ["PDF (*.pdf)"]
        onAccepted: page.seating.write_paper(selectedFile)
    }
    // Who is being carried to a seat.
    Rectangle {
        id: ghost

        property string name: ""

        visible: name !== ""
        width: carried.implicitWidth + 20
        height: carried.implicitHeight + 8
        radius: Theme.radiusControl
        color: Theme.raised
        border.color: Theme.accent

        AppText {
            id: carried

            anchors.centerIn: parent
            text: ghost.name
            weight: Theme.weightMedium
        }
    }
}
