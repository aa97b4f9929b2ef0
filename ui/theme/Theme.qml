// Made by tools/make_theme.py from resources/design/tokens.json. Do not edit.
pragma Singleton
import QtQuick

QtObject {
    property bool dark: false
    property bool reduced: false
    property real scale: 1

    readonly property color canvas: dark ? "#0F1620" : "#F5F6F8"
    readonly property color surface: dark ? "#182230" : "#FFFFFF"
    readonly property color raised: dark ? "#202C3C" : "#FFFFFF"
    readonly property color line: dark ? "#324056" : "#D9DEE5"
    readonly property color lineStrong: dark ? "#8593A8" : "#7C8899"
    readonly property color text: dark ? "#F1F4F8" : "#16202E"
    readonly property color textSoft: dark ? "#B4C0CF" : "#4C596A"
    readonly property color textOnAccent: dark ? "#0C1420" : "#FFFFFF"
    readonly property color textOnBallot: dark ? "#0C1420" : "#FFFFFF"
    readonly property color accent: dark ? "#8DB8EE" : "#1D4E89"
    readonly property color accentSoft: dark ? "#22364F" : "#E3ECF7"
    readonly property color gold: dark ? "#F0C15A" : "#8A5A00"
    readonly property color goldSoft: dark ? "#3A2F14" : "#FBF1DA"
    readonly property color danger: dark ? "#FF9C87" : "#A9321F"
    readonly property color dangerSoft: dark ? "#47211A" : "#FBE7E2"
    readonly property color ok: dark ? "#5FD3AE" : "#0B7355"
    readonly property color okSoft: dark ? "#143A30" : "#DFF3EC"
    readonly property color offline: dark ? "#F0B35A" : "#8A5A00"
    readonly property color ballotFor: dark ? "#5FD3AE" : "#0B7355"
    readonly property color projectorFor: "#3CCB9B"
    readonly property color ballotAgainst: dark ? "#FF9C73" : "#B23A10"
    readonly property color projectorAgainst: "#FF8A5C"
    readonly property color ballotAbstain: dark ? "#B4C0CF" : "#55606F"
    readonly property color projectorAbstain: "#B9C6D8"
    readonly property color ballotNotVoted: dark ? "#8593A8" : "#7C8899"
    readonly property color projectorNotVoted: "#6E86AB"
    readonly property color projectorCanvas: "#0B1422"
    readonly property color projectorPanel: "#14233A"
    readonly property color projectorLine: "#2C4264"
    readonly property color projectorLineStrong: "#6E86AB"
    readonly property color projectorText: "#FFFFFF"
    readonly property color projectorTextSoft: "#C5D2E4"
    readonly property color projectorGold: "#F5C451"

    readonly property string family: "Be Vietnam Pro"
    readonly property int weightRegular: 400
    readonly property int weightMedium: 500
    readonly property int weightSemibold: 600
    readonly property int weightBold: 700
    readonly property real sizeCaption: 12 * scale
    readonly property real sizeBody: 14 * scale
    readonly property real sizeStrong: 16 * scale
    readonly property real sizeTitle: 20 * scale
    readonly property real sizeHeadline: 28 * scale
    readonly property real sizeScript: 18 * scale
    readonly property real sizeCountdown: 56 * scale
    readonly property real sizeClock: 72 * scale
    readonly property real sizeFigure: 72 * scale
    readonly property real shareFloor: 0.03
    readonly property real shareBody: 0.042
    readonly property real shareStrong: 0.056
    readonly property real shareTitle: 0.074
    readonly property real shareHeadline: 0.1
    readonly property real shareName: 0.124
    readonly property real shareFigure: 0.2
    readonly property real shareClock: 0.27
    readonly property real digitCell: 0.645
    readonly property real colonCell: 0.32
    readonly property real leading: 1.45
    readonly property int space0: 0
    readonly property int space1: 4
    readonly property int space2: 8
    readonly property int space3: 12
    readonly property int space4: 16
    readonly property int space5: 24
    readonly property int space6: 32
    readonly property int space7: 48
    readonly property int space8: 64
    readonly property int space9: 96
    readonly property int radiusControl: 8
    readonly property int radiusCard: 12
    readonly property int radiusSheet: 20
    readonly property int heightRow: 32
    readonly property int heightNormal: 40
    readonly property int heightMain: 56
    readonly property int fast: reduced ? 0 : 120
    readonly property int normal: 200
    readonly property int reveal: reduced ? 0 : 600
}
