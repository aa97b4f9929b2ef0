pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// The group's questions: who asked what, how it was answered, how often it was debated; then who waits to ask.
Card {
    id: card

    required property var desk
    property bool low: false
    readonly property var questioning: desk.questioning
    readonly property real rowHeight: (low ? 31 : 36) * Theme.scale
    readonly property real nameWidth: 168 * Theme.scale
    readonly property real answerWidth: 116 * Theme.scale
    readonly property real debateWidth: 74 * Theme.scale

    clip: true

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 1
        anchors.topMargin: card.low ? 6 : 10
        spacing: 0

        AppText {
            Layout.leftMargin: 20
            visible: !card.low
            text: qsTrId("desktop.questioning.table")
            color: Theme.textSoft
            weight: Theme.weightMedium
        }
        QuestionRow {
            Layout.fillWidth: true
            table: card
            heading: true
            number: 0
            name: qsTrId("desktop.questioning.column_name")
            subject: qsTrId("desktop.questioning.column_subject")
            answer: qsTrId("desktop.questioning.column_answer")
            debate: qsTrId("desktop.questioning.column_debate")
            standing: ""
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            ListView {
                id: list

                objectName: "questionRows"
                width: parent.width
                // Whole rows only.
                height: Math.max(1, Math.floor(parent.height / card.rowHeight)) * card.rowHeight
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                model: card.questioning.table
                currentIndex: card.questioning.view.table_place
                // Rows begin under the heading: two before the one that is answered, none of them cut.
                highlightFollowsCurrentItem: false
                onCurrentIndexChanged: begin()
                onHeightChanged: begin()
                onCountChanged: begin()

                function begin(): void {
                    positionViewAtIndex(Math.max(0, currentIndex - 2), ListView.Beginning);
                }
                delegate: QuestionRow {
                    width: ListView.view.width
                    table: card
                }

                AppText {
                    anchors.fill: parent
                    anchors.leftMargin: 20
                    anchors.topMargin: 10
                    verticalAlignment: Text.AlignTop
                    visible: list.count === 0
                    color: Theme.textSoft
                    text: qsTrId("desktop.questioning.empty")
                }
            }
        }
    }
}
