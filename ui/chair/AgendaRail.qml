pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// The agenda: what is done, what runs, what comes, and when the day will end.
Rectangle {
    id: rail

    required property var desk
    readonly property var agenda: desk.agenda
    property bool narrow: false
    readonly property bool mayChoose: desk.window.view.live && desk.next_step.view.elsewhere === true

    color: Theme.surface

    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.line
    }
    ItemMenu {
        id: menu

        step: rail.desk.next_step
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.rightMargin: 1
        spacing: 0

        RowLayout {
            Layout.margins: 20
            Layout.topMargin: 16
            Layout.bottomMargin: 8

            AppText {
                Layout.fillWidth: true
                text: qsTrId("desktop.agenda.heading")
                elide: Text.ElideRight
                weight: Theme.weightSemibold
            }
            AppText {
                text: rail.agenda.view.count_text
                size: Theme.sizeCaption
                color: Theme.textSoft
            }
        }
        ListView {
            id: list

            objectName: "agendaRows"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            model: rail.agenda.rows
            boundsBehavior: Flickable.StopAtBounds
            currentIndex: rail.agenda.view.current
            // All rows of a day stand at once: with estimated heights the first one would slip above the edge. Of two
            // hundred only some stand: where one changes its place most of them get another number.
            cacheBuffer: count > 60 ? 300 : 4000
            // Only while nobody has scrolled on: a long agenda estimates anew at every step down.
            property bool scrolled: false
            onMovementStarted: scrolled = true
            onCurrentIndexChanged: scrolled = false
            onContentHeightChanged: if (currentIndex <= 0 && !scrolled && contentY < originY + 150)
                positionViewAtBeginning()
            highlightRangeMode: currentIndex > 0 ? ListView.ApplyRange : ListView.NoHighlightRange
            preferredHighlightBegin: height * 0.2
            preferredHighlightEnd: height * 0.7
            highlightMoveDuration: 200
            delegate: AgendaRow {
                width: ListView.view.width
                narrow: rail.narrow
                roomy: list.height > 560 * Theme.scale && list.count < 12
                mayChoose: rail.mayChoose
                onActsAsked: menu.openFor(acts, this)
                onChosen: rail.desk.next_step.press_key(`item-${item_id}`)
            }

            AppText {
                anchors.fill: parent
                anchors.margins: 20
                verticalAlignment: Text.AlignTop
                visible: rail.agenda.view.empty
                wrapMode: Text.Wrap
                color: Theme.textSoft
                text: qsTrId("desktop.agenda.empty")
            }
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: 1
            color: Theme.line
        }
        RowLayout {
            Layout.leftMargin: 20
            Layout.rightMargin: 12
            spacing: 4
            Layout.topMargin: 6
            Layout.bottomMargin: 6
            Layout.minimumHeight: 31 * Theme.scale

            AppText {
                Layout.fillWidth: true
                text: qsTrId("desktop.agenda.end")
                size: Theme.sizeCaption
                wrapMode: Text.Wrap
                color: Theme.textSoft
            }
            AppText {
                text: rail.agenda.view.end_text
                weight: Theme.weightMedium
            }
        }
    }
}
