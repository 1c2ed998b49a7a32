package io.jenkins.plugins.azurerender.scene.vray;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code .vrscene} files: {@code Type name { parameter=value; ... }}, and {@code #include "other.vrscene"}. */
public final class VrsceneReader implements SceneReader {

    @Override
    public List<String> extensions() {
        return List.of(".vrscene");
    }

    @Override
    public Scene read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try (ByteReader in = DecompressedFile.open(file)) {
            return new Walk(in, name).scene();
        }
    }

    private static final class Walk {

        private final String file;
        private final VrayScene scene;
        private final Tokenizer tokens;

        Walk(ByteReader in, String file) {
            this.file = file;
            scene = new VrayScene(file);
            tokens = new Tokenizer(in, file, "{}()=;,", Tokenizer.Comments.SLASHES, scene::comment);
        }

        Scene scene() throws IOException {
            boolean isVray = false;
            String type = "";
            String name = "";
            for (Kind kind = tokens.next(); kind != Kind.END; kind = tokens.next()) {
                if (tokens.isSymbol('{')) {
                    plugin(type.isEmpty() ? name : type, name);
                    isVray = true;
                } else if (kind == Kind.TEXT && "#include".equals(name)) {
                    scene.include(tokens.text());
                    isVray = true;
                }
                type = name;
                name = kind == Kind.WORD ? tokens.text() : "";
            }
            if (!isVray) {
                throw new UnreadableSceneException(file + " is not a scene of V-Ray Standalone.");
            }
            return scene.end();
        }

        /** Reads the parameters up to the closing brace. */
        private void plugin(String type, String name) throws IOException {
            Map<String, VrayValue> values = new HashMap<>();
            CharacterLimit limit = new CharacterLimit(file);
            String parameter = "";
            for (Kind kind = tokens.next(); !tokens.isSymbol('}'); kind = tokens.next()) {
                if (kind == Kind.END) {
                    throw tokens.truncated();
                }
                if (tokens.isSymbol('=')) {
                    VrayValue value = value(scene.isRelevant(type, parameter), limit);
                    if (scene.isRelevant(type, parameter)) {
                        values.put(parameter, value);
                    } else {
                        scene.noteUnknownReference(type, name, parameter, value);
                    }
                }
                parameter = kind == Kind.WORD ? tokens.text() : "";
            }
            scene.plugin(type, name, values);
        }

        /**
         * Reads a value up to the semicolon.
         *
         * @param isRelevant whether to keep more than the first text
         */
        private VrayValue value(boolean isRelevant, CharacterLimit limit) throws IOException {
            VrayValue value = new VrayValue();
            boolean isSingle = true;
            for (Kind kind = tokens.next(); !tokens.isSymbol(';'); kind = tokens.next()) {
                if (kind == Kind.END) {
                    throw tokens.truncated();
                }
                if (kind == Kind.TEXT && (isRelevant || isSingle)) {
                    String text = tokens.text();
                    limit.add(text);
                    value.addText(text);
                    isSingle = false;
                } else if (kind != Kind.TEXT && isRelevant) {
                    value.addWord(tokens.text());
                }
            }
            return value;
        }
    }
}
