pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// The group's questions: who asked what, how it was answered, how often it was debated; then who waits to ask.
// A press on a question, or Enter on the one that the arrow keys have chosen, amends it.
Card {
    id: card

    required property var desk
    property bool low: false
    readonly property var questioning: desk.questioning
    readonly property var widest: questioning.view.widest ?? ({})
    readonly property real side: low ? 14 : 20
    // One line a question, where two would leave too few questions.
    readonly property bool tight: low || height < 300 * Theme.scale
    readonly property real rowHeight: (low ? 31 : tight ? 36 : 50) * Theme.scale
    readonly property real nameWidth: Math.max(nameHead.width, Math.min(168 * Theme.scale, names.width)) + 2
    readonly property real answerWidth: Math.max(answerHead.width, Math.min(130 * Theme.scale, answers.width)) + 2
    readonly property real debateWidth: debateHead.width + 2
    signal amendAsked(string id)

    clip: true

    component Measured: TextMetrics {
        font.family: Theme.family
        font.pixelSize: Theme.sizeBody
        font.weight: Theme.weightSemibold
    }
    component Head: Measured {
        font.pixelSize: Theme.sizeCaption
    }
    Measured {
        id: names

        text: card.widest.name ?? ""
    }
    Measured {
        id: answers

        text: card.widest.answer ?? ""
    }
    Head {
        id: nameHead

        text: qsTrId("desktop.questioning.column_name")
    }
    Head {
        id: answerHead

        text: qsTrId("desktop.questioning.column_answer")
    }
    Head {
        id: debateHead

        text: qsTrId("desktop.questioning.column_debate")
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 1
        anchors.topMargin: card.low ? 4 : 8
        spacing: 0

        QuestionRow {
            Layout.fillWidth: true
            table: card
            heading: true
            question_id: ""
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

                // The question that the keys have chosen; the one at hand until they do.
                property int chosen: -1
                readonly property int cursor: chosen < 0 ? Math.max(0, currentIndex) : Math.min(chosen, count - 1)

                // Rows begin under the heading: two before the one at hand where it still has room, none of them cut.
                function settle() {
                    const before = Math.min(2, Math.round(height / card.rowHeight) - 1);
                    if (!activeFocus)
                        positionViewAtIndex(Math.max(0, currentIndex - before), ListView.Beginning);
                }
                function choose(place: int) {
                    chosen = Math.max(0, Math.min(count - 1, place));
                    positionViewAtIndex(chosen, ListView.Contain);
                }

                objectName: "questionRows"
                width: parent.width
                // Whole rows only.
                height: Math.max(1, Math.floor(parent.height / card.rowHeight)) * card.rowHeight
                activeFocusOnTab: count > 0
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                model: card.questioning.table
                currentIndex: card.questioning.view.table_place
                highlightFollowsCurrentItem: false
                onCurrentIndexChanged: Qt.callLater(settle)
                onCountChanged: Qt.callLater(settle)
                onHeightChanged: Qt.callLater(settle)
                onContentHeightChanged: Qt.callLater(settle)
                onVisibleChanged: Qt.callLater(settle)
                onActiveFocusChanged: {
                    chosen = -1;
                    settle();
                }
                Accessible.role: Accessible.Table
                Accessible.name: qsTrId("desktop.questioning.table")
                Keys.onUpPressed: choose(cursor - 1)
                Keys.onDownPressed: choose(cursor + 1)
                Keys.onPressed: event => {
                    const plain = event.modifiers === Qt.NoModifier || event.modifiers === Qt.KeypadModifier;
                    if (!plain || (event.key !== Qt.Key_Return && event.key !== Qt.Key_Enter))
                        return;
                    event.accepted = true;
                    const row = itemAtIndex(cursor) as QuestionRow;
                    if (row && row.amendable)
                        card.amendAsked(row.question_id);
                }
                delegate: QuestionRow {
                    width: ListView.view.width
                    table: card
                    marked: list.activeFocus && list.cursor === index
                    onAmendAsked: card.amendAsked(question_id)
                }

                AppText {
                    anchors.fill: parent
                    anchors.leftMargin: card.side
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
