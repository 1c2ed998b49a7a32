package io.jenkins.plugins.azurerender.scene.arnold;

import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneReader;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.ByteReader;
import io.jenkins.plugins.azurerender.scene.io.CharacterLimit;
import io.jenkins.plugins.azurerender.scene.io.DecompressedFile;
import io.jenkins.plugins.azurerender.scene.io.Tokenizer;
import io.jenkins.plugins.azurerender.scene.io.Tokenizer.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code .ass} files, which may be compressed: {@code type { name x  parameter values ... }}. */
public final class ArnoldReader implements SceneReader {

    @Override
    public List<String> extensions() {
        return List.of(".ass", ".ass.gz");
    }

    @Override
    public Scene read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        ArnoldScene scene = new ArnoldScene(name);
        try (ByteReader in = DecompressedFile.open(file)) {
            Tokenizer tokens = new Tokenizer(in, name, "{}", Tokenizer.Comments.HASH, scene::comment);
            boolean isArnold = false;
            String type = "";
            for (Kind kind = tokens.next(); kind != Kind.END; kind = tokens.next()) {
                if (tokens.isSymbol('{')) {
                    new Block(tokens, scene, type, new CharacterLimit(name)).read();
                    isArnold = true;
                } else if (kind == Kind.TEXT && "include".equals(type)) {
                    scene.include(tokens.text());
                }
                type = kind == Kind.WORD ? tokens.text() : "";
            }
            if (!isArnold) {
                throw new UnreadableSceneException(name + " is not an Arnold scene.");
            }
            return scene.end();
        }
    }

    /** One node. The values of a parameter end at the next word that is not a value. */
    private static final class Block {

        private final Tokenizer tokens;
        private final ArnoldScene scene;
        private final String type;
        private final Map<String, List<String>> values = new HashMap<>();
        private final CharacterLimit limit;
        private String parameter = "";
        private boolean isFirst;

        Block(Tokenizer tokens, ArnoldScene scene, String type, CharacterLimit limit) {
            this.limit = limit;
            this.tokens = tokens;
            this.scene = scene;
            this.type = type;
        }

        void read() throws IOException {
            for (Kind kind = tokens.next(); !tokens.isSymbol('}'); kind = tokens.next()) {
                if (kind == Kind.END) {
                    throw tokens.truncated();
                }
                if (kind == Kind.TEXT) {
                    value();
                } else if (kind == Kind.WORD) {
                    word(tokens.text());
                }
            }
            scene.node(type, values);
        }

        private void word(String word) throws IOException {
            if ("declare".equals(word)) {
                tokens.next();
                parameter = "";
            } else if (isFirst && scene.isRelevant(type, parameter)) {
                value();
            } else if (word.matches("[A-Z0-9]*STRING|NODE")) {
                // an array: the value before the type is the number of elements
                values.remove(parameter);
            } else if (Character.isLetter(word.charAt(0)) || word.charAt(0) == '_') {
                parameter = word;
                isFirst = true;
            }
        }

        private void value() throws IOException {
            isFirst = false;
            if (scene.isRelevant(type, parameter)) {
                String text = tokens.text();
                limit.add(text);
                values.computeIfAbsent(parameter, key -> new ArrayList<>()).add(text);
            } else {
                scene.noteUnknownReference(
                        type, values.getOrDefault("name", List.of("")).get(0), parameter, tokens.text());
            }
        }
    }
}
