pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as Templates
import QtQuick.Window

// The keyboard of the chair's window, as the table says (desktop/shortcuts.py). Enter alone never opens or closes
// a ballot; a key that is held acts once.
Item {
    id: keys

    required property var desk
    required property bool sheetOpen
    // Typing and pressing a focused button keep the space bar. The templates are what every style's controls are.
    readonly property var focused: Window.activeFocusItem
    readonly property bool typing: focused instanceof Templates.TextField || focused instanceof Templates.TextArea
    readonly property bool occupied: typing || focused instanceof Templates.AbstractButton || focused instanceof Templates.ComboBox
    property var before: null
    readonly property var acts: ({
            "next": () => keys.leave(() => keys.desk.window.view.live && keys.stepAsked()),
            "pause": () => keys.pauseOrResume(),
            "end": () => keys.desk.floor.end_turn(),
            "invite": place => keys.desk.questioning.view.on ? keys.desk.questioning.invite_nth(place) : keys.desk.floor.invite_nth(place),
            "project": () => keys.desk.documents.toggle_first(),
            "freeze": () => keys.desk.strip.freeze(),
            "blank": () => keys.desk.strip.blank(),
            "undo": () => keys.desk.runner.undo(),
            "back": () => keys.leave(() => keys.backAsked()),
            "full": () => keys.fullAsked(),
            "sheet": () => keys.asked("keys"),
            "agenda": () => keys.agendaAsked(),
            "room": () => keys.asked("room"),
            "type_on": () => keys.desk.window.step_type_size(1),
            "type_back": () => keys.desk.window.step_type_size(-1),
            "type_usual": () => keys.desk.window.step_type_size(0),
            "agenda": () => keys.agendaAsked(),
            "find": () => keys.asked("find"),
            "prepare": () => keys.asked("prepare_ballot"),
            "add_item": () => keys.asked("add_item"),
            "note": () => keys.asked("note"),
            "notice": () => keys.asked("notice")
        })
    signal asked(string sheet)
    signal agendaAsked
    signal stepAsked
    signal backAsked
    signal fullAsked

    function pauseOrResume() {
        if (desk.ballot.view.running)
            desk.ballot.pause_or_resume();
        else if (desk.floor.view.turn.name !== undefined)
            desk.floor.pause_or_resume();
    }

    // Who leaves a field by the keyboard knows that it is gone.
    function leave(act) {
        act();
        typingOn.stop();
    }

    // What one types into can go away, as when the delegate votes for whom one enters a vote: the next space bar is
    // still a space, and pauses no ballot.
    onOccupiedChanged: {
        if (!occupied && !sheetOpen && !(before && before.visible))
            typingOn.restart();
    }
    onFocusedChanged: Qt.callLater(() => {
        before = focused;
    })

    Timer {
        id: typingOn

        interval: 2000
    }
    Shortcut {
        sequence: "Space"
        enabled: typingOn.running && !keys.occupied
        onActivated: typingOn.restart()
    }
    Repeater {
        model: keys.desk.keys.all

        Item {
            id: one

            required property var modelData

            Shortcut {
                autoRepeat: one.modelData.held
                sequences: one.modelData.sequences
                enabled: one.modelData.when === "always" || (!keys.sheetOpen && (one.modelData.when === "open" || !keys.occupied && !typingOn.running))
                onActivated: keys.acts[one.modelData.act](one.modelData.place)
            }
        }
    }
}
