package io.jenkins.plugins.azurerender.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.render.PowerShellTokens.Kind;
import io.jenkins.plugins.azurerender.render.PowerShellTokens.Token;
import io.jenkins.plugins.azurerender.render.engines.Blender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks the script of Windows nodes without PowerShell: its tokens show that no value of a user is interpreted as
 * code, and its rule for quoting is applied to hostile names.
 */
@Tag("unit")
class PowerShellTest {

    private static final String SCRIPT = new String(NodeKit.resource("run.ps1"), StandardCharsets.UTF_8);

    private static final List<Token> TOKENS = PowerShellTokens.of(SCRIPT).stream()
            .filter(token -> token.kind() != Kind.COMMENT)
            .toList();

    /** Windows PowerShell 5.1 reads files without a byte order mark in the code page of the system. */
    @Test
    void scriptContainsOnlyAscii() {
        assertTrue(SCRIPT.chars().allMatch(one -> one == '\n' || one >= ' ' && one < 127));
    }

    @Test
    void onlyKnownCommandsAreCalled() {
        Set<String> known = Set.of(
                "Join-Path",
                "Test-Path",
                "Get-Content",
                "Get-ChildItem",
                "Get-Command",
                "Select-Object",
                "Out-Null",
                "Where-Object",
                "ForEach-Object",
                "New-Object",
                "Remove-Item",
                "Get-Seconds",
                "Save-Outcome",
                "Expand-Template",
                "Format-Argument");
        Set<String> called = TOKENS.stream()
                .filter(token -> token.kind() == Kind.WORD && token.text().matches("[A-Z][a-z]+-[A-Z]\\w+"))
                .map(Token::text)
                .collect(Collectors.toSet());
        assertTrue(known.containsAll(called), () -> called + " in " + known);
        for (int i = 0; i < TOKENS.size(); i++) {
            if (TOKENS.get(i).text().equals("&")) {
                assertEquals("net.exe", TOKENS.get(i + 1).text(), "unexpected program");
            }
        }
        for (String code : List.of("Invoke-", "iex", "ScriptBlock", "ExpandString", "AddScript", "cmd")) {
            assertFalse(
                    SCRIPT.replace("'.cmd'", "").toLowerCase(Locale.ROOT).contains(code.toLowerCase(Locale.ROOT)),
                    code);
        }
    }

    @Test
    void noValueIsExpandedInAString() {
        Set<String> texts = TOKENS.stream()
                .filter(token -> token.kind() == Kind.EXPANDED_TEXT)
                .map(Token::text)
                .collect(Collectors.toSet());
        assertEquals(Set.of("\"`n\""), texts, "only this string may be expanded");
    }

    /** The command interpreter of Windows expands variables and runs commands even in quotes. */
    @Test
    void batchFileArgumentsWithCmdMetacharactersAreRejected() throws IOException {
        assertTrue(SCRIPT.contains("[IO.Path]::GetExtension($program.Path.TrimEnd(' ', '.')) -in '.bat', '.cmd'"));
        Matcher rule = Pattern.compile("if \\(\\$batch -and \\$argument -match '(\\S+)'\\)")
                .matcher(SCRIPT);
        assertTrue(rule.find());
        assertTrue(rule.end() < SCRIPT.indexOf("[System.Diagnostics.Process]::Start("), "checked before it is started");
        assertTrue(
                SCRIPT.contains("$start.Arguments = ($arguments | "),
                "the checked arguments are those that are passed");
        Pattern refused = Pattern.compile(rule.group(1));
        List<String> names = new ArrayList<>(HostileNames.all());
        names.addAll(List.of("%PATH%", "a&calc", "\"&calc&\"", "!PATH!", "a|b", "a>b", "a<b", "a^b", "a\nb", "a\rb"));
        for (String name : names) {
            boolean special = name.chars().anyMatch(one -> "\"%!&|<>^\r\n".indexOf(one) >= 0);
            assertEquals(special, refused.matcher(name).find(), name);
        }
        assertFalse(
                refused.matcher("C:\\Program Files (x86)\\scenes\\shot_010.ma").find());
    }

    /** Lines as Licenses writes them; the value is decoded, so that it can contain quotes and newlines. */
    @Test
    void licenseLinesAreDecoded() {
        assertTrue(SCRIPT.contains("$name, $value = $line -split '=', 2"));
        assertTrue(SCRIPT.contains("[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($value))"));
    }

    /** Without -LiteralPath, square brackets in a name are a wildcard. */
    @Test
    void pathsAreLiteral() {
        for (int i = 0; i < TOKENS.size(); i++) {
            if (Set.of("Test-Path", "Get-Content", "Get-ChildItem", "Remove-Item")
                    .contains(TOKENS.get(i).text())) {
                String next = TOKENS.get(i + 1).text();
                assertTrue(next.equals("-LiteralPath") || next.equals("Env:AZ_BATCH_APP_PACKAGE_*"), next);
            }
        }
    }

    @Test
    void variablesAreSetBeforeUse() {
        RenderPlan plan = RenderPlan.of(
                "s.blend",
                FrameRange.parse("1"),
                new FrameFiles("s_####", ImageFormat.PNG),
                new Blender(),
                new TaskLayout(1, FrameOrder.FORWARD, Tiles.parse("2x1")));
        Set<String> known = new HashSet<>(
                Set.of("$_", "$false", "$Matches", "$LASTEXITCODE", "$ErrorActionPreference", "$env:PATH"));
        NodeKit.environment(plan, NodeSystem.WINDOWS).keySet().forEach(name -> known.add("$env:" + name));
        plan.tasks().forEach(task -> NodeKit.environment(plan, task, NodeSystem.WINDOWS)
                .keySet()
                .forEach(name -> known.add("$env:" + name)));
        known.add("$env:RENDER_RENAMED"); // only for a single frame without a number
        known.addAll(List.of("$env:" + NodeKit.FOLDER, "$env:" + NodeKit.LICENSES, "$env:" + NodeAssets.VARIABLE));
        known.addAll(List.of("$env:RENDER_STOP_AFTER", "$env:RENDER_PAUSE", "$env:RENDER_PAUSE_LIMIT"));
        for (int i = 0; i < TOKENS.size(); i++) {
            Token token = TOKENS.get(i);
            if (token.kind() == Kind.VARIABLE
                    && !token.text().startsWith("$env:AZ_BATCH_")
                    && !known.contains(token.text())) {
                String next = TOKENS.get(i + 1).text();
                String before = TOKENS.get(i - 1).text();
                boolean set = Set.of("=", ",", "in").contains(next)
                        || before.equals("[string]")
                        || before.equals("[int]")
                        || before.equals(",")
                        || before.equals("(");
                assertTrue(set, token.text() + " is read before it is set");
                known.add(token.text());
            }
        }
    }

    /** Both scripts expand the same placeholders. */
    @Test
    void bothScriptsExpandTheSamePlaceholders() {
        String bash = new String(NodeKit.resource("run.sh"), StandardCharsets.UTF_8);
        Set<String> bashCodes = new HashSet<>();
        Matcher matcher = Pattern.compile("(?m)^ {6}([A-Za-z])\\*(?: \\| ([A-Za-z])\\*)?\\)")
                .matcher(bash);
        while (matcher.find()) {
            bashCodes.add(matcher.group(1));
            if (matcher.group(2) != null) {
                bashCodes.add(matcher.group(2));
            }
        }
        Set<String> powerShellCodes = new HashSet<>();
        Matcher codes = Pattern.compile("(?m)^ +'([A-Za-z])' \\{").matcher(SCRIPT);
        while (codes.find()) {
            powerShellCodes.add(codes.group(1));
        }
        assertEquals(bashCodes, powerShellCodes);
        assertEquals(11, powerShellCodes.size());
    }

    /** Applies the regular expressions of the script to all hostile names, on their own and as a value. */
    @Test
    void quotedArgumentsAreParsedUnchanged() throws IOException {
        List<String> rule = find("'(\\[\\\\s\"])'", "-replace '(\\S+)', '(\\S+)'\\) -replace '(\\S+)', '(\\S+)'");
        List<String> names = new ArrayList<>(HostileNames.all());
        names.addAll(List.of(
                "", " ", "\\", "\"", "\\\"", "a\\\\\"b c\\", "-o:C:\\x y\\", "\"\"\"", "C:\\a\\\\ b\\\\", "a\\\n"));
        for (String name : names) {
            for (String argument :
                    List.of(name.replace("\0", ""), "-outputName:C:\\out put\\" + name.replace("\0", ""))) {
                String quoted = quoted(argument, rule);
                assertEquals(List.of(argument, "next"), WindowsArguments.of(quoted + " next"), quoted);
            }
        }
    }

    private static String quoted(String argument, List<String> rule) {
        if (!argument.isEmpty()
                && !Pattern.compile(rule.get(0)).matcher(argument).find()) {
            return argument;
        }
        // In a replacement, .NET uses a backslash as is; Java requires a double one.
        return '"'
                + argument.replaceAll(rule.get(1), rule.get(2).replace("\\", "\\\\"))
                        .replaceAll(rule.get(3), rule.get(4))
                + '"';
    }

    private static List<String> find(String... patterns) {
        List<String> groups = new ArrayList<>();
        for (String pattern : patterns) {
            Matcher matcher = Pattern.compile(pattern).matcher(SCRIPT);
            assertTrue(matcher.find(), pattern);
            for (int group = 1; group <= matcher.groupCount(); group++) {
                groups.add(matcher.group(group));
            }
        }
        return groups;
    }

    /** Command lines for Windows are the same for every render, and contain no nested quotes. */
    @Test
    void commandLinesAreTheSameForEveryRender() {
        for (String line : List.of(
                NodeKit.commandLine(NodeSystem.WINDOWS),
                NodeKit.coordination(NodeSystem.WINDOWS),
                NodeKit.preparation(NodeSystem.WINDOWS),
                NodeKit.release(NodeSystem.WINDOWS))) {
            List<String> arguments = WindowsArguments.of(line);
            assertEquals("powershell.exe", arguments.get(0));
            assertEquals("-Command", arguments.get(arguments.size() - 2));
            PowerShellTokens.of(arguments.get(arguments.size() - 1));
        }
    }
}
