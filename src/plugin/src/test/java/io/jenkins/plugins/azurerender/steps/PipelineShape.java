package io.jenkins.plugins.azurerender.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random Jenkinsfile: renders that are submitted and collected inside nested blocks. The same seed gives the same file.
 * Its log contains an event for each submit and collect:
 *
 * <ul>
 *   <li>{@code @SUBMITTED branch job}
 *   <li>{@code @COLLECTS branch job}, the job only if the step has one
 *   <li>{@code @COLLECTED branch jobs frames}
 *   <li>{@code @ABORT}: the build waits for an abort
 * </ul>
 *
 * <p>The output of a render starts with {@code bad} if its tasks fail, and with {@code slow} if they run until the build has
 * ended.
 */
final class PipelineShape {

    private static final int MAX_DEPTH = 3;
    /** After this number of submits, those of the cells of a matrix included, the shape has no more blocks. */
    private static final int SUBMITS = 4;

    private static final String FUNCTIONS = """
            def collectAt(String branch, Map options = [:]) {
              echo "@COLLECTS ${branch} ${options.job ?: ''}"
              def result = azureRenderCollect(options)
              def jobs = result.renders == null ? [result.job] : result.renders.collect { it.job }
              echo "@COLLECTED ${branch} ${jobs.join(',')} ${result.frames}"
              return result
            }
            """;

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private int names;
    private int submits;
    private int indent;
    private boolean fails;
    private boolean aborts;

    private PipelineShape(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    /**
     * A generated Jenkinsfile.
     *
     * @param fails whether a step or a render fails in a way that no block recovers from
     * @param aborts whether the build waits for an abort
     */
    record Generated(String script, boolean fails, boolean aborts) {}

    static Generated of(long seed) {
        PipelineShape shape = new PipelineShape(seed);
        shape.text.append(FUNCTIONS);
        if (shape.oneIn(2)) {
            shape.declarative();
        } else {
            shape.line("azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3'");
            Place place = new Place("top", "");
            shape.block(place, 0);
            if (place.open && shape.random.nextInt(4) > 0) {
                shape.collect(place);
            }
        }
        return new Generated(shape.text.toString(), shape.fails, shape.aborts);
    }

    /** Where steps are generated, and whether a render is open there. */
    private static final class Place {
        final String branch;
        /** Added to the names of outputs; contains the variables of matrix cells. */
        final String cell;

        boolean open;
        boolean inNode;
        /**
         * The variable that counts the attempts of the innermost retry block around these steps; null for none. Renders that are
         * submitted in such a block are collected after it, so that each attempt continues with those of the one before.
         */
        String attempt;
        /** A variable with the id of the last submit of the same block; null for none. */
        String job;

        Place(String branch, String cell) {
            this.branch = branch;
            this.cell = cell;
        }

        Place in(String part) {
            Place inner = new Place(branch + "/" + part, cell);
            inner.inNode = inNode;
            inner.attempt = attempt;
            return inner;
        }
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private String name(String prefix) {
        return prefix + ++names;
    }

    private void line(String line) {
        text.append("  ".repeat(indent)).append(line).append('\n');
    }

    private void braces(String head, Runnable content) {
        line(head + " {");
        indent++;
        content.run();
        indent--;
        line("}");
    }

    private void block(Place place, int depth) {
        int statements = 1 + random.nextInt(3);
        for (int i = 0; i < statements && (i == 0 || submits < SUBMITS); i++) {
            statement(place, depth);
        }
    }

    private void statement(Place place, int depth) {
        if (place.open && place.attempt == null && oneIn(3)) {
            collect(place);
        } else if (depth >= MAX_DEPTH || submits >= SUBMITS || oneIn(3)) {
            String prefix = name("s");
            submit(place, prefix, oneIn(2) ? "1" : "1-2");
            if (place.attempt == null && oneIn(2)) {
                collect(place);
                if (oneIn(3)) {
                    files(prefix + place.cell + "_1.png", place);
                }
            }
        } else {
            nested(place, depth);
        }
    }

    private void nested(Place place, int depth) {
        switch (random.nextInt(place.attempt == null ? 12 : 9)) {
            case 0, 1, 2 -> parallel(place, depth);
            case 3, 4 -> retry(place, depth);
            case 5 -> braces("timeout(time: 10, unit: 'MINUTES')", () -> inner(place, depth));
            case 6 -> braces("stage('" + name("stage") + "')", () -> inner(place, depth));
            case 7 -> directory(place, depth);
            case 8 -> caught(place, depth);
            case 9 -> withPool(place, depth);
            case 10 -> alwaysCollected(place, depth);
            default -> failure(place);
        }
    }

    /** A block of the same branch; variables that it declares are not visible after it. */
    private void inner(Place place, int depth) {
        block(place, depth + 1);
        place.job = null;
    }

    private void submit(Place place, String prefix, String frames) {
        submits += place.cell.isEmpty() ? 1 : 2;
        String job = name("job");
        line("def " + job);
        String output = prefix + place.cell + "_#";
        Runnable steps = () -> {
            line("writeFile file: 'scene.dat', text: 'scene'");
            line(
                    "%s = azureRenderSubmit scene: 'scene.dat', frames: '%s', output: \"%s\", renderer: custom(command: 'render')"
                            .formatted(job, frames, output));
            line("echo \"@SUBMITTED %s ${%s}\"".formatted(place.branch, job));
        };
        if (place.inNode) {
            steps.run();
        } else if (oneIn(3)) {
            braces("node", () -> braces("dir('" + name("dir") + "')", steps));
        } else {
            braces("node", steps);
        }
        place.open = true;
        place.job = job;
    }

    private void collect(Place place) {
        if (place.job != null && oneIn(3)) {
            line("collectAt(\"%s\", [job: %s])".formatted(place.branch, place.job));
        } else {
            line("collectAt(\"%s\")".formatted(place.branch));
            place.open = false;
        }
        place.job = null;
    }

    /**
     * Other steps find the frame of a render that was collected. The directory has another name in each cell, because a project
     * cannot have two files of the same path at a time.
     */
    private void files(String frame, Place place) {
        String directory = name("dir") + place.cell;
        Runnable steps = () -> {
            line("unarchive mapping: [(\"%s\".toString()): \"%s/frame.png\"]".formatted(frame, directory));
            line("stash name: \"%s\", includes: \"%s/**\"".formatted(directory, directory));
            braces("dir(\"un" + directory + "\")", () -> {
                line("unstash \"" + directory + "\"");
                line("if (!fileExists(\"" + directory + "/frame.png\")) { error 'the frame is missing' }");
            });
        };
        if (place.inNode) {
            steps.run();
        } else {
            braces("node", steps);
        }
    }

    private void parallel(Place place, int depth) {
        int branches = 2 + random.nextInt(2);
        boolean failFast = oneIn(4);
        List<Place> places = new ArrayList<>();
        line("parallel(");
        indent++;
        for (int i = 0; i < branches; i++) {
            String branch = name("b");
            Place inner = place.in(branch);
            places.add(inner);
            line(branch + ": {");
            indent++;
            block(inner, depth + 1);
            indent--;
            line("}" + (i < branches - 1 || failFast ? "," : ""));
        }
        if (failFast) {
            line("failFast: true");
        }
        indent--;
        line(")");
        place.open |= places.stream().anyMatch(inner -> inner.open);
        place.job = null;
    }

    private void retry(Place place, int depth) {
        String attempt = name("attempt");
        line("def " + attempt + " = 0");
        Place inner = place.in("r${" + attempt + "}");
        Place same = new Place(place.branch, place.cell);
        same.inNode = place.inNode;
        same.open = place.open;
        same.attempt = attempt;
        braces("retry(2)", () -> {
            line(attempt + "++");
            if (oneIn(3)) {
                // branches of another attempt are other branches
                Place branches = new Place(inner.branch, place.cell);
                branches.inNode = place.inNode;
                branches.attempt = attempt;
                parallel(branches, depth);
                same.open |= branches.open;
            }
            block(same, depth + 1);
            if (oneIn(2)) {
                line("if (" + attempt + " == 1) { error 'only the first attempt fails' }");
                if (oneIn(2)) {
                    block(same, depth + 1);
                }
            }
        });
        place.open = same.open;
        place.job = null;
    }

    private void caught(Place place, int depth) {
        String result = oneIn(2) ? "" : "(buildResult: 'UNSTABLE')";
        braces("catchError" + result, () -> {
            inner(place, depth);
            if (oneIn(3)) {
                hardError();
            }
        });
    }

    private void directory(Place place, int depth) {
        String directory = name("dir");
        Place same = new Place(place.branch, place.cell);
        same.open = place.open;
        same.inNode = true;
        same.attempt = place.attempt;
        Runnable steps = () -> braces("dir('" + directory + "')", () -> block(same, depth + 1));
        if (place.inNode) {
            steps.run();
        } else {
            braces("node", steps);
        }
        place.open = same.open;
        place.job = null;
    }

    /** The pool has no nodes after its block, so its renders are collected inside. */
    private void withPool(Place place, int depth) {
        braces(
                "withAzureRenderPool(id: \"POOL-%s%s\", vmSize: 'Standard_D2s_v3', dedicatedNodes: 1)"
                        .formatted(name("p"), place.cell),
                () -> {
                    inner(place, depth);
                    if (place.open) {
                        collect(place);
                        place.open = false;
                    }
                });
    }

    private void alwaysCollected(Place place, int depth) {
        braces("try", () -> inner(place, depth));
        braces("finally", () -> {
            submit(place, name("s"), "1");
            place.job = null;
            collect(place);
        });
    }

    private void failure(Place place) {
        if (aborts || !oneIn(2)) {
            submit(place, name("s"), "1");
            return;
        }
        switch (random.nextInt(3)) {
            case 0 -> {
                submit(place, name("bad"), "1-2");
                place.job = null;
                collect(place);
                fails = true;
            }
            case 1 -> hardError();
            default -> {
                aborts = true;
                boolean rendering = oneIn(2);
                submit(place, name("slow"), "1-2");
                line("echo '@ABORT'");
                place.job = null;
                if (rendering) {
                    collect(place);
                } else {
                    line("sleep 600");
                }
            }
        }
    }

    private void hardError() {
        line("error 'injected'");
        fails = true;
    }

    private void declarative() {
        Place top = new Place("top", "");
        braces("pipeline", () -> {
            line("agent none");
            braces("stages", () -> {
                braces(
                        "stage('Pool')",
                        () -> braces("steps", () -> line("azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3'")));
                int stages = 1 + random.nextInt(2);
                for (int i = 0; i < stages; i++) {
                    stage(top, true);
                }
            });
            post(top);
        });
    }

    private void stage(Place place, boolean mayBranch) {
        braces("stage('" + name("Stage") + "')", () -> {
            int kind = mayBranch ? random.nextInt(3) : 0;
            if (kind == 0) {
                braces("steps", () -> braces("script", () -> block(place, 1)));
                place.job = null;
            } else if (kind == 1) {
                braces("parallel", () -> {
                    for (int i = 0; i < 2; i++) {
                        Place branch = place.in(name("b"));
                        stage(branch, false);
                        place.open |= branch.open;
                    }
                });
            } else {
                matrix(place);
            }
            post(place);
        });
    }

    private void matrix(Place place) {
        String axis = name("CELL");
        Place cell = new Place(place.branch + "/" + axis + "${" + axis + "}", place.cell + "_${" + axis + "}");
        braces("matrix", () -> {
            braces(
                    "axes",
                    () -> braces("axis", () -> {
                        line("name '" + axis + "'");
                        line("values 'x', 'y'");
                    }));
            braces("stages", () -> {
                stage(cell, false);
                if (oneIn(2)) {
                    stage(cell, false);
                }
            });
            post(cell);
        });
        place.open |= cell.open;
    }

    private void post(Place place) {
        if ((place.open || submits < SUBMITS) && oneIn(2)) {
            braces(
                    "post",
                    () -> braces(
                            place.open && oneIn(2) ? "always" : "success",
                            () -> braces("script", () -> {
                                if (place.open) {
                                    collect(place);
                                } else {
                                    submit(place, name("s"), "1");
                                    place.job = null;
                                    collect(place);
                                }
                            })));
        }
    }
}
