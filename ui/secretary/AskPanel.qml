import QtQuick
import QtQuick.Layouts
import chair
import controls
import theme

// Asks in place before something that cannot simply be taken back: what follows, a reason, and, `twice`, once more.
ColumnLayout {
    id: panel

    required property string heading
    required property string consequence
    property string reasonHint: ""
    property string doText: ""
    property bool twice: false
    property bool dangerous: false
    property bool live: true
    property bool sure: false
    readonly property bool last: sure || !twice
    // The second press of a double click must not agree to what it has not let one read.
    readonly property bool ready: answered && live && !settling.running
    readonly property bool answered: reasonHint === "" || reason.text.trim() !== ""
    signal agreed(string reason)
    signal cancelled

    function begin() {
        reasonHint === "" ? go.forceActiveFocus() : reason.forceActiveFocus();
    }

    spacing: 8
    Accessible.role: Accessible.Grouping
    Accessible.name: heading
    onSureChanged: settling.restart()
    onVisibleChanged: {
        settling.restart();
        sure = false;
        reason.text = "";
        // Later: what is asked for is known only when all of the question has come.
        if (visible)
            Qt.callLater(panel.begin);
    }
    Keys.onEscapePressed: panel.cancelled()

    Settling {
        id: settling
    }
    AppText {
        objectName: "askHeading"
        Layout.fillWidth: true
        wrapMode: Text.Wrap
        text: panel.heading
        weight: Theme.weightSemibold
    }
    EntryField {
        id: reason

        objectName: "askReason"
        Layout.fillWidth: true
        visible: panel.reasonHint !== ""
        readOnly: panel.sure
        placeholderText: panel.reasonHint
        maximumLength: 400
        onAccepted: if (panel.answered && panel.live) {
            panel.sure = panel.twice;
            go.forceActiveFocus(Qt.TabFocusReason);
        }
    }
    AppText {
        objectName: "askConsequence"
        Layout.fillWidth: true
        visible: panel.last && text !== ""
        wrapMode: Text.Wrap
        text: panel.consequence
        color: panel.dangerous ? Theme.danger : Theme.text
    }
    RowLayout {
        ActButton {
            objectName: "askCancel"
            text: qsTrId("desktop.inspector.cancel")
            onClicked: panel.cancelled()
        }
        Item {
            Layout.fillWidth: true
        }
        ActButton {
            id: go

            objectName: "askGo"
            enabled: panel.ready
            tone: panel.last ? (panel.dangerous ? "danger" : "main") : "normal"
            text: panel.last ? panel.doText : qsTrId("desktop.inspector.go_on")
            onClicked: panel.last ? panel.agreed(reason.text.trim()) : panel.sure = true
        }
    }
}
