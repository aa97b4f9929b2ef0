pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// The result: the decision by the rule, one bar of all delegates, the figures, the sentence to read aloud.
ColumnLayout {
    id: stage

    required property var desk
    property bool low: false
    property bool flat: false
    readonly property var view: desk.result.view
    // The sentence to read aloud comes first: the figures give way.
    readonly property bool tight: low || height < 440
    readonly property bool motion: view.shape === "motion"
    readonly property bool waits: view.shape === "waiting"
    // Where a list is the result, it gets the room, and the sentences what is left.
    readonly property bool table: view.shape === "table" || view.shape === "poll"
    readonly property real aloud: table ? 44 : low ? Math.max(74, height * 0.22) : Math.max(84, height * 0.26)
    property bool reading: false

    spacing: low ? 10 : 14

    ColumnLayout {
        spacing: 6

        TagRow {
            Layout.fillWidth: true
            visible: !stage.flat
            tags: stage.view.tags ?? []
        }
        AppText {
            Layout.fillWidth: true
            text: stage.view.title ?? ""
            wrapMode: Text.Wrap
            maximumLineCount: stage.low && stage.height < 500 ? 2 : 4
            elide: Text.ElideRight
            size: (text.length > 160 ? 17 : 20) * (stage.flat ? 1 : Math.max(1, Theme.scale * 0.85))
            weight: Theme.weightSemibold
        }
        AppText {
            Layout.fillWidth: true
            objectName: "wholeText"
            visible: text !== ""
            text: stage.view.whole_text ?? ""
            wrapMode: Text.Wrap
            maximumLineCount: stage.low ? 1 : 2
            elide: Text.ElideRight
            color: Theme.textSoft
        }
    }
    // Of the three only the one that is shown is made.
    Loader {
        Layout.fillWidth: true
        active: stage.motion
        visible: active
        sourceComponent: DecisionCard {
            view: stage.view
            low: stage.tight
        }
    }
    Loader {
        Layout.fillWidth: true
        Layout.fillHeight: true
        active: !stage.motion && !stage.waits && !stage.reading
        visible: active
        sourceComponent: TallyCard {
            view: stage.view
            low: stage.tight
        }
    }
    Loader {
        Layout.fillWidth: true
        Layout.fillHeight: true
        active: stage.waits
        visible: active
        sourceComponent: WaitingCard {
            view: stage.view
        }
    }
    Card {
        Layout.fillWidth: true
        Layout.fillHeight: stage.motion || stage.reading
        Layout.preferredHeight: stage.aloud
        visible: !stage.waits

        ColumnLayout {
            anchors.fill: parent
            anchors.margins: stage.low || stage.table && !stage.reading ? 6 : 12
            anchors.leftMargin: 20
            anchors.rightMargin: 20
            spacing: stage.low ? 0 : 4

            RowLayout {
                // What the sentence is, until it was read aloud: there is not the width for both.
                AppText {
                    objectName: "declaredText"
                    readonly property string declared: stage.view.declared_text ?? ""

                    Layout.fillWidth: true
                    text: declared || qsTrId("desktop.result.sentence")
                    color: declared ? Theme.ok : Theme.textSoft
                    weight: Theme.weightMedium
                    elide: Text.ElideRight
                }
                AppText {
                    objectName: "checkCode"
                    visible: text !== ""
                    text: stage.view.check_text ?? ""
                    weight: Theme.weightSemibold
                }
                ActButton {
                    objectName: "drawn"
                    visible: stage.view.declared === true && stage.motion
                    small: true
                    tone: "link"
                    text: qsTrId("desktop.result.drawn")
                    onClicked: stage.desk.showing.ask("result_seats")
                }
                ActButton {
                    objectName: "repeat"
                    visible: stage.view.declared === true
                    small: true
                    tone: "link"
                    text: qsTrId("desktop.result.repeat")
                    onClicked: stage.desk.next_step.press_key("repeat_ballot")
                }
                ActButton {
                    objectName: "readAll"
                    visible: !stage.motion
                    small: true
                    tone: "link"
                    text: stage.reading ? qsTrId("desktop.result.to_figures") : qsTrId("desktop.result.read_all")
                    onClicked: stage.reading = !stage.reading
                }
                ActButton {
                    objectName: "copy"
                    small: true
                    tone: "link"
                    text: qsTrId("desktop.result.copy")
                    onClicked: stage.desk.result.copy_sentence()
                }
            }
            ReadAloud {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: !stage.table || stage.reading
                name: "formal"
                text: stage.view.read_aloud ?? ""
                largest: (stage.low ? 16 : 20) * Theme.scale
            }
            AppText {
                Layout.fillWidth: true
                objectName: "resultNote"
                visible: text !== "" && (!stage.table || stage.reading)
                text: [stage.view.way_text, stage.view.sum_note, stage.view.urn_text].filter(part => part).join(" · ")
                elide: Text.ElideRight
                size: Theme.sizeCaption
                color: Theme.textSoft
            }
        }
    }
}
