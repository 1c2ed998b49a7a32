package io.jenkins.plugins.azurerender.scene.vray;

import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneReader;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.Allowance;
import io.jenkins.plugins.azurerender.scene.io.ByteReader;
import io.jenkins.plugins.azurerender.scene.io.Tokenizer;
import io.jenkins.plugins.azurerender.scene.io.Tokenizer.Kind;
import io.jenkins.plugins.azurerender.scene.io.Unpacked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code .vrscene}: {@code Type name { parameter=value; ... }}, and {@code #include "other.vrscene"}. */
public final class VrsceneReader implements SceneReader {

    @Override
    public List<String> extensions() {
        return List.of(".vrscene");
    }

    @Override
    public Scene read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try (ByteReader in = Unpacked.open(file)) {
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
                if (tokens.isSign('{')) {
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

        /** From behind the opening brace up to the closing one. */
        private void plugin(String type, String name) throws IOException {
            Map<String, VrayValue> values = new HashMap<>();
            Allowance allowance = new Allowance(file);
            String parameter = "";
            for (Kind kind = tokens.next(); !tokens.isSign('}'); kind = tokens.next()) {
                if (kind == Kind.END) {
                    throw tokens.cut();
                }
                if (tokens.isSign('=')) {
                    VrayValue value = value(scene.wants(type, parameter), allowance);
                    if (scene.wants(type, parameter)) {
                        values.put(parameter, value);
                    } else {
                        scene.suspect(type, name, parameter, value);
                    }
                }
                parameter = kind == Kind.WORD ? tokens.text() : "";
            }
            scene.plugin(type, name, values);
        }

        /** Up to the semicolon. @param isWanted whether more than a single text matters */
        private VrayValue value(boolean isWanted, Allowance allowance) throws IOException {
            VrayValue value = new VrayValue();
            boolean isSingle = true;
            for (Kind kind = tokens.next(); !tokens.isSign(';'); kind = tokens.next()) {
                if (kind == Kind.END) {
                    throw tokens.cut();
                }
                if (kind == Kind.TEXT && (isWanted || isSingle)) {
                    String text = tokens.text();
                    allowance.take(text);
                    value.addText(text);
                    isSingle = false;
                } else if (kind != Kind.TEXT && isWanted) {
                    value.addWord(tokens.text());
                }
            }
            return value;
        }
    }
}
