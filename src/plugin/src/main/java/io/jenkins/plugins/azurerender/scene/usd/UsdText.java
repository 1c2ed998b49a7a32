package io.jenkins.plugins.azurerender.scene.usd;

import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.ByteReader;
import io.jenkins.plugins.azurerender.scene.usd.UsdTokenizer.Kind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Reads USD text, prim by prim. */
final class UsdText {

    private static final Set<String> PRIM = Set.of("def", "over", "class");
    private static final int MAX_DEPTH = 1_000;

    private final UsdTokenizer tokens;
    private final UsdScene scene;
    /** Open prims, the innermost first. Other blocks have an empty name. */
    private final Deque<String> open = new ArrayDeque<>();

    private int brackets;
    private String type = "";
    private String name;
    private String word = "";
    private String property = "";

    UsdText(ByteReader in, String file) {
        tokens = new UsdTokenizer(in, file);
        scene = new UsdScene(file);
    }

    Scene scene() throws IOException {
        for (Kind kind = tokens.next(); kind != Kind.END; kind = tokens.next()) {
            switch (kind) {
                case WORD -> word(tokens.text());
                case TEXT -> text(tokens.text());
                case ASSET -> file(tokens.text());
                case PATH -> scene.value(property, tokens.text());
                default -> symbol(tokens.text().charAt(0));
            }
        }
        if (!open.isEmpty() || brackets != 0) {
            throw tokens.truncated();
        }
        return scene.end();
    }

    private void word(String text) throws IOException {
        if (PRIM.contains(text) && brackets == 0) {
            prim();
        } else {
            scene.value(property, text);
            word = text;
        }
    }

    /** Reads {@code def Type "name"}, where the type is optional. */
    private void prim() throws IOException {
        type = "";
        Kind kind = tokens.next();
        if (kind == Kind.WORD) {
            type = tokens.text();
            kind = tokens.next();
        }
        if (kind == Kind.END) {
            throw tokens.truncated();
        }
        name = tokens.text();
        property = "";
        scene.prim(type, node());
    }

    /** Adds a referenced file; identifiers are not references. */
    private void file(String path) throws UnreadableSceneException {
        if (!"identifier".equals(property)) {
            scene.file(path, property, node());
        }
    }

    private void text(String text) throws UnreadableSceneException {
        if ("templateAssetPath".equals(property)) {
            file(text);
        } else {
            scene.value(property, text);
        }
    }

    private void symbol(char symbol) throws IOException {
        switch (symbol) {
            case '=' -> {
                property = word;
                scene.begin(property, open.isEmpty() && name == null);
            }
            case '{' -> open();
            case '}' -> close();
            case '(', '[' -> brackets++;
            case ')', ']' -> brackets--;
            default -> {
                // commas and the like separate values
            }
        }
        if (brackets < 0) {
            throw new UnreadableSceneException("%s is damaged: unmatched closing bracket.".formatted(scene.file()));
        }
    }

    private void open() throws IOException {
        if (open.size() >= MAX_DEPTH) {
            throw new UnreadableSceneException(scene.file() + " nests prims too deeply.");
        }
        // a dictionary in the brackets after a prim's name is not a prim
        open.push(name == null || brackets > 0 ? "" : name);
        name = brackets > 0 ? name : null;
        property = "";
    }

    private void close() throws IOException {
        if (open.isEmpty()) {
            throw new UnreadableSceneException("%s is damaged: unmatched closing bracket.".formatted(scene.file()));
        }
        open.pop();
        name = brackets > 0 ? name : null;
        property = "";
    }

    /** Returns the path of the current prim; a slash for the layer. */
    private String node() {
        List<String> names = new ArrayList<>();
        open.descendingIterator().forEachRemaining(names::add);
        names.removeIf(String::isEmpty);
        if (name != null) {
            names.add(name);
        }
        return "/" + String.join("/", names);
    }
}
