package io.jenkins.plugins.azurerender.scene.blend;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneDetails;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the settings and references of a .blend file, one data-block at a time. */
final class BlendContents {

    /** Codes of the data-blocks with references, render settings, drivers or scripts. */
    static final Set<String> CODES = Set.of(
            ("GLOB SC GR LI IM MC SO VF VO CF OB ME MA NT WO LA TE ID AR CA CU CV GD GP KE LP LS LT MB MS PA PT SK TX")
                    .split(" "));

    private static final int MAX_REFERENCES = 100_000;
    private static final int MAX_OBJECTS = 100_000;
    private static final int MAX_SCENES = 10_000;
    private static final int MAX_CHARACTERS = 16 << 20;
    private static final int CAMERA = 11;

    private final Map<String, ReferenceFinder> finders = new HashMap<>();
    private final Set<String> types = new HashSet<>(Set.of(
            "FileGlobal",
            "Scene",
            "ViewLayer",
            "SceneRenderLayer",
            "Object",
            "Strip",
            "StripElem",
            "TimeMarker",
            "ID",
            "IDProperty"));
    private final Set<Reference> references = new LinkedHashSet<>();
    private final Map<Long, String> objects = new HashMap<>();
    /** Names of the cameras of this file by address. */
    private final Map<Long, String> cameras = new LinkedHashMap<>();

    private final SceneObjects sceneObjects = new SceneObjects();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Libraries libraries = new Libraries();
    private final ScriptFinder scripts = new ScriptFinder();
    private long remainingCharacters = MAX_CHARACTERS;
    private long activeScene;
    private final BlendHeader header;
    private final String requestedScene;
    private final Set<String> scenes = new LinkedHashSet<>();
    /** Names of linked scenes by address. Their settings are in the library. */
    private final Map<Long, String> linkedScenes = new HashMap<>();

    private SceneSettings requested;
    private SceneSettings active;
    private SceneSettings first;

    /** @param requestedScene name of the scene to read; empty for the active one */
    BlendContents(String blendName, String requestedScene, BlendHeader header) {
        this.header = header;
        this.requestedScene = requestedScene;
        finders.putAll(FileReferences.FINDERS);
        finders.putAll(StripReferences.FINDERS);
        finders.putAll(new CacheReferences(blendName).finders());
        finders.put("Library", (library, block, found) -> libraries.library(library, block));
        types.addAll(finders.keySet());
        types.addAll(SceneObjects.TYPES);
        types.addAll(ScriptFinder.TYPES);
    }

    /** Returns whether structures of this type are added to their data-block. */
    boolean needs(String type) {
        return types.contains(type);
    }

    /** Adds a data-block with its parts. */
    void add(DataBlock block) {
        if (block.parts().isEmpty()) {
            return;
        }
        switch (block.code()) {
            case "GLOB" -> activeScene = block.parts().get(0).pointer("curscene");
            case "SC" -> scene(block);
            case "GR" -> sceneObjects.add(block);
            case "OB" -> object(block, block.name());
            case "ID" -> {
                libraries.link(block.parts().get(0));
                object(block, block.parts().get(0).text("name"));
                addLinkedScene(block.address(), block.parts().get(0).text("name"));
            }
            default -> {
                // It only contains references.
            }
        }
        for (BlendData part : block.parts()) {
            ReferenceFinder finder = finders.get(part.type());
            if (finder != null) {
                finder.find(part, block, this::addReference);
            }
        }
        scripts.add(block);
        if (block.isTruncated()) {
            notes.add("%s exceeds the reader's limits: some of its references are unknown.".formatted(block.name()));
        }
    }

    private void addReference(Reference reference) {
        if (references.size() < MAX_REFERENCES && fits(reference.path(), reference.node())) {
            references.add(reference);
        } else {
            notes.add("The scene exceeds the reader's limit of references: some are unknown.");
        }
    }

    private void scene(DataBlock block) {
        SceneSettings settings = SceneSettings.of(block, header.version());
        first = first == null ? settings : first;
        active = block.address() == activeScene ? settings : active;
        requested = settings.details().name().equals(requestedScene) ? settings : requested;
        addScene(block.name());
        sceneObjects.add(block);
    }

    /** Returns whether two more texts are within the limit for all texts. */
    private boolean fits(String text, String other) {
        remainingCharacters -= text.length() + other.length();
        return remainingCharacters >= 0;
    }

    /** Adds an object that can be the camera: a camera of this file, or a linked object. */
    private void object(DataBlock block, String name) {
        boolean linked = "ID".equals(block.code());
        boolean camera = !linked && block.parts().get(0).number("type") == CAMERA;
        if (objects.size() < MAX_OBJECTS && name.startsWith("OB") && (linked || camera) && fits(name, name)) {
            objects.put(block.address(), name.substring(2));
            if (camera) {
                cameras.put(block.address(), name.substring(2));
            }
        }
    }

    Scene scene() {
        libraries.find(this::addReference);
        SceneSettings settings = requested != null ? requested : active != null ? active : first;
        String linked = linkedScene();
        if (!linked.isEmpty()) {
            notes.add("The scene '%s' is linked from a library: its settings are unknown.".formatted(linked));
            settings = unknown(new SceneDetails(linked, List.of(), List.of(), List.of(), false, List.of()));
        } else if (settings == null) {
            notes.add("The file contains no scene to render.");
            settings = unknown(SceneDetails.NONE);
        } else if (active == null && requested == null) {
            notes.add("The file does not specify its active scene: the first scene was read.");
        }
        String camera = objects.getOrDefault(settings.camera(), "");
        if (camera.isEmpty() && settings.camera() != 0) {
            notes.add("The active camera is unknown: it is not a camera of this file.");
        }
        boolean complete = settings.details().isComplete() && !sceneObjects.isTruncated();
        return new Scene(
                Application.BLENDER,
                header.versionName(),
                settings.renderer(),
                settings.frames(),
                settings.resolution(),
                settings.output(),
                settings.format(),
                camera,
                camerasOf(settings.address()),
                settings.layers(),
                List.copyOf(references),
                List.copyOf(notes),
                scripts.found(),
                settings.details().with(scenes, complete && objects.size() < MAX_OBJECTS));
    }

    private static SceneSettings unknown(SceneDetails details) {
        return new SceneSettings(0, "", null, null, "", "", 0, List.of(), details);
    }

    /** Returns the name of the scene to render if it is linked from a library; otherwise empty. */
    private String linkedScene() {
        if (requested != null || requestedScene.isEmpty() && active != null) {
            return "";
        }
        return requestedScene.isEmpty()
                ? linkedScenes.getOrDefault(activeScene, "")
                : linkedScenes.containsValue(requestedScene) ? requestedScene : "";
    }

    private void addLinkedScene(long address, String name) {
        addScene(name);
        if (name.startsWith("SC") && linkedScenes.size() < MAX_SCENES && fits(name, "")) {
            linkedScenes.put(address, name.substring(2));
        }
    }

    /** @param name with its code; a linked scene can also be rendered */
    private void addScene(String name) {
        if (name.startsWith("SC") && scenes.size() < MAX_SCENES && fits(name, "")) {
            scenes.add(name.substring(2));
        }
    }

    /** Returns the names of the cameras that belong to a scene. */
    private List<String> camerasOf(long scene) {
        Set<Long> members = sceneObjects.of(scene);
        return cameras.entrySet().stream()
                .filter(camera -> members.contains(camera.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
