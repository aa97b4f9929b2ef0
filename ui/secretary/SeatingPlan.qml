pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Shapes
import controls
import theme
import "../controls/seatLayout.js" as SeatLayout

// The hall as it is drawn. A click chooses, a pull moves the block or, where that is asked for, the one seat; arrow
// keys do the same. One pointer area finds the seat under it: so 500 seats cost no more than one.
FocusScope {
    id: plan

    required property var desk
    readonly property var seating: desk.seating
    readonly property var view: seating.view
    readonly property var seats: seating.seats
    readonly property var frame: view.frame
    property bool single: false
    property real zoom: 1
    readonly property real fit: Math.min(area.width / Math.max(1, frame.right - frame.left), area.height / Math.max(1, frame.far - frame.near))
    readonly property real step: Math.min(fit, 64 * Theme.scale) * zoom
    readonly property int seatSize: Math.max(6, 2 * Math.round(step * 0.42))
    // Where a pull has come to, in seats; told to the sketch when it ends.
    property real pullX: 0
    property real pullY: 0
    property bool pulling: false
    // What a pull of a block draws: its seats as one shape, of a large block its outline. Hundreds of items that move
    // would take a quarter of a second a picture where there is no graphics card.
    property string ghost: ""
    property var outline: null
    readonly property int mostDrawn: 80
    property int aimed: -1
    property int under: -1
    signal nameAsked(string typed)

    function atX(x: real): real {
        return canvas.width / 2 + (x - (frame.left + frame.right) / 2) * step;
    }
    function atY(y: real): real {
        return canvas.height / 2 - (y - (frame.near + frame.far) / 2) * step;
    }
    // The number of the seat at a point of the canvas, or -1.
    function seatAt(x: real, y: real): int {
        const column = (x - canvas.width / 2) / step + (frame.left + frame.right) / 2;
        const line = (canvas.height / 2 - y) / step + (frame.near + frame.far) / 2;
        for (let i = seats.length - 1; i >= 0; i--)
            if (Math.abs(seats[i].x - column) < 0.5 && Math.abs(seats[i].y - line) < 0.5)
                return i;
        return -1;
    }
    // Somebody is carried over this point of the plan; null: no longer.
    function aim(point: var) {
        if (point === null) {
            aimed = -1;
            return;
        }
        const at = canvas.mapFromItem(plan, point.x, point.y);
        aimed = plan.contains(point) ? seatAt(at.x, at.y) : -1;
    }
    function drop(delegateId: string) {
        if (aimed >= 0)
            seating.seat(delegateId, seats[aimed].block, seats[aimed].spot);
        aimed = -1;
    }
    function enlarge(by: int) {
        zoom = Math.max(1, Math.min(4, zoom + by));
    }
    function fitAll() {
        zoom = 1;
        seating.fit();
    }
    function lift() {
        const radius = seatSize / 2, lifted = seats.filter(seat => seat.block === view.chosen_block);
        const xs = lifted.map(seat => atX(seat.x)), ys = lifted.map(seat => atY(seat.y));
        outline = {
            "x": Math.min(...xs) - radius,
            "y": Math.min(...ys) - radius,
            "width": Math.max(...xs) - Math.min(...xs) + seatSize,
            "height": Math.max(...ys) - Math.min(...ys) + seatSize
        };
        ghost = lifted.length > mostDrawn ? "" : lifted.map(seat => `M${(atX(seat.x) - radius).toFixed(1)} ${atY(seat.y).toFixed(1)}a${radius} ${radius} 0 1 0 ${seatSize} 0a${radius} ${radius} 0 1 0 ${-seatSize} 0`).join("");
    }
    function go(dx: int, dy: int) {
        const from = seats.find(seat => seat.block === view.chosen_block && seat.spot === view.chosen_spot);
        if (!from) {
            if (seats.length)
                seating.choose(seats[0].block, seats[0].spot);
            return;
        }
        const best = SeatLayout.neighbour(seats, from, dx, dy);
        if (best)
            seating.choose(best.block, best.spot);
    }
    function pressed(event: var) {
        const ways = {
            [Qt.Key_Left]: [-1, 0],
            [Qt.Key_Right]: [1, 0],
            [Qt.Key_Up]: [0, 1],
            [Qt.Key_Down]: [0, -1]
        };
        const way = ways[event.key];
        event.accepted = true;
        if (way && event.modifiers & Qt.ControlModifier)
            go(way[0], way[1]);
        else if (way && view.chosen_block === "")
            go(way[0], way[1]);
        else if (way)
            seating.move(way[0] * (event.modifiers & Qt.ShiftModifier ? 1 : 0.25), way[1] * (event.modifiers & Qt.ShiftModifier ? 1 : 0.25), single);
        else if (event.key === Qt.Key_Delete)
            seating.remove(single);
        else if (event.key === Qt.Key_Backspace)
            seating.free();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            nameAsked("");
        else if (event.key === Qt.Key_Escape)
            seating.choose("", "");
        else if (event.text.trim() !== "" && !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier)) && view.chosen.seat !== "")
            nameAsked(event.text);
        else
            event.accepted = false;
    }

    objectName: "seatingPlan"
    activeFocusOnTab: true
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTrId("desktop.seating.plan")
    Accessible.description: qsTrId("desktop.seating.hint")
    Keys.onPressed: event => plan.pressed(event)

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
        border.width: plan.activeFocus ? 2 : 0
        border.color: Theme.accent
    }
    Flickable {
        id: area

        anchors.fill: parent
        anchors.margins: 12
        anchors.bottomMargin: hint.height + 16
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        interactive: plan.zoom > 1
        contentWidth: Math.max(width, plan.step * (plan.frame.right - plan.frame.left))
        contentHeight: Math.max(height, plan.step * (plan.frame.far - plan.frame.near))
        ScrollBar.vertical: ScrollBar {
            policy: plan.zoom > 1 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
        }
        ScrollBar.horizontal: ScrollBar {
            policy: plan.zoom > 1 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
        }

        Item {
            id: canvas

            width: area.contentWidth
            height: area.contentHeight

            Repeater {
                model: plan.view.tables

                Rectangle {
                    required property var modelData
                    width: modelData.wide * plan.step
                    height: modelData.high * plan.step
                    x: plan.atX(modelData.x) - width / 2
                    y: plan.atY(modelData.y) - height / 2
                    rotation: modelData.turn
                    radius: modelData.round ? width / 2 : 4
                    color: Theme.surface
                    border.color: Theme.line
                }
            }
            Repeater {
                // By number, so that a change repaints a seat instead of building the hall anew.
                model: plan.seats.length

                SeatingSeat {
                    required property int index

                    plan: plan
                    number: index
                }
            }
            Rectangle {
                visible: plan.outline !== null && plan.ghost === ""
                x: (plan.outline?.x ?? 0) + plan.pullX * plan.step
                y: (plan.outline?.y ?? 0) - plan.pullY * plan.step
                width: plan.outline?.width ?? 0
                height: plan.outline?.height ?? 0
                color: "transparent"
                border.width: 3
                border.color: Theme.accent

                Chip {
                    anchors.centerIn: parent
                    text: plan.view.block.title
                    tone: "accent"
                }
            }
            Shape {
                visible: plan.ghost !== ""
                x: plan.pullX * plan.step
                y: -plan.pullY * plan.step

                ShapePath {
                    strokeColor: Theme.accent
                    strokeWidth: 2
                    fillColor: Qt.alpha(Theme.accentSoft, 0.6)

                    PathSvg {
                        path: plan.ghost
                    }
                }
            }
            MouseArea {
                id: pointer

                property point from
                property bool took: false

                anchors.fill: parent
                hoverEnabled: true
                preventStealing: took
                cursorShape: plan.under >= 0 ? Qt.OpenHandCursor : Qt.ArrowCursor
                onPressed: event => {
                    plan.forceActiveFocus();
                    const found = plan.seatAt(event.x, event.y);
                    took = found >= 0;
                    from = Qt.point(event.x, event.y);
                    if (took)
                        plan.seating.choose(plan.seats[found].block, plan.seats[found].spot);
                    else
                        plan.seating.choose("", "");
                }
                onPositionChanged: event => {
                    if (!pressed) {
                        plan.under = plan.seatAt(event.x, event.y);
                        return;
                    }
                    const far = Math.hypot(event.x - from.x, event.y - from.y) > 6;
                    if (took && (plan.pulling || far)) {
                        if (!plan.pulling && !plan.single)
                            plan.lift();
                        plan.pulling = true;
                        plan.pullX = (event.x - from.x) / plan.step;
                        plan.pullY = (from.y - event.y) / plan.step;
                    }
                }
                onReleased: {
                    if (plan.pulling)
                        plan.seating.move(plan.pullX, plan.pullY, plan.single);
                    plan.pulling = false;
                    plan.ghost = "";
                    plan.outline = null;
                }
                onCanceled: {
                    plan.pulling = false;
                    plan.ghost = "";
                    plan.outline = null;
                }
                onExited: plan.under = -1
                onDoubleClicked: plan.nameAsked("")
                onWheel: wheel => {
                    if (wheel.modifiers & Qt.ControlModifier)
                        plan.enlarge(wheel.angleDelta.y > 0 ? 1 : -1);
                    else
                        wheel.accepted = false;
                }

                Tip {
                    x: pointer.mouseX + 14
                    y: pointer.mouseY + 14
                    visible: plan.under >= 0 && plan.under < plan.seats.length && !plan.pulling
                    delay: 300
                    text: visible ? `${plan.seats[plan.under].seat} · ${plan.seats[plan.under].name || qsTrId("desktop.seating.nobody")}` : ""
                }
            }
        }
    }
    EmptyState {
        anchors.centerIn: parent
        visible: plan.seats.length === 0
        sign: "people"
        width: Math.min(parent.width - 48, 420 * Theme.scale)
        title: qsTrId("desktop.seating.empty_heading")
        text: qsTrId("desktop.seating.empty_hall")
    }
    Row {
        anchors.right: parent.right
        anchors.bottom: hint.top
        anchors.rightMargin: 12
        anchors.bottomMargin: 4
        spacing: 6

        ActionButton {
            objectName: "seatingSmaller"
            size: "row"
            sign: "minus"
            text: ""
            enabled: plan.zoom > 1
            Accessible.name: qsTrId("desktop.seating.smaller")
            onClicked: plan.enlarge(-1)
        }
        ActionButton {
            objectName: "seatingFit"
            size: "row"
            text: qsTrId("desktop.seating.fit")
            onClicked: plan.fitAll()
        }
        ActionButton {
            objectName: "seatingLarger"
            size: "row"
            sign: "plus"
            text: ""
            enabled: plan.zoom < 4
            Accessible.name: qsTrId("desktop.seating.larger")
            onClicked: plan.enlarge(1)
        }
    }
    AppText {
        id: hint

        x: 16
        y: parent.height - height - 6
        width: parent.width - 32
        horizontalAlignment: Text.AlignHCenter
        text: plan.seats.length === 0 ? "" : qsTrId("desktop.seating.hint")
        size: Theme.sizeCaption
        wrapMode: Text.Wrap
        soft: true
    }
}
