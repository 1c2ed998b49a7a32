package io.jenkins.plugins.azurerender.scene.io;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class ProgramFoldersTest {

    @Test
    void everyVersionInEveryFolderIsRecognized() {
        for (String place : List.of("C:\\", "D:\\Applications\\", "E:\\tools\\3d\\", "D:\\3dsmax2019\\runner\\")) {
            for (String name : List.of("3ds Max ", "3dsMax", "3dsmax ", "3ds max")) {
                for (String version : List.of("5", "9", "2008", "2018", "2024", "2026")) {
                    for (String file : List.of("maps\\uvwunwrap\\UV_Checker.png", "fonts\\a.ttf", "en-US\\a.dds")) {
                        String path = place + name + version + "\\" + file;
                        assertTrue(ProgramFolders.contain(path), path);
                        assertTrue(
                                ProgramFolders.contain(path.replace('\\', '/').toUpperCase()), path);
                    }
                }
            }
        }
    }

    @Test
    void everyProgramIsRecognized() {
        for (String folder : List.of("C:\\Program Files\\", "c:/program files (x86)/", "D:\\Program Files\\")) {
            for (String program : List.of("Corona", "Chaos Group\\V-Ray", "Autodesk\\Maya2023", "Any Plug-in 7")) {
                assertTrue(ProgramFolders.contain(folder + program + "\\lut\\a.cube"), folder + program);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\ProgramData\\Autodesk\\ApplicationPlugins\\x\\a.png",
                "C:\\Users\\u\\AppData\\Local\\Autodesk\\3dsMax\\2024 - 64bit\\ENU\\a.png",
                "D:\\apps\\Autodesk\\3ds Max 2024\\a.png",
                "/usr/autodesk/maya2024/presets/a.dds",
                "/Library/Application Support/a.dds",
                "/System/Library/Fonts/a.ttf",
                "/Applications/Autodesk/maya2024/Maya.app/Contents/a.dds",
            })
    void installedFilesAreRecognized(String path) {
        assertTrue(ProgramFolders.contain(path));
    }

    /** 3ds Max creates a project folder with the name of the version in the documents of the user. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\Users\\u\\Documents\\3ds Max 2021\\sceneassets\\images\\a.png",
                "C:\\Users\\u\\Documents\\3ds Max 2021\\maps\\a.png",
                "D:\\show\\3ds Max 2021\\sceneassets\\a.png",
                "C:\\Program Files (x86)\\Jenkins\\workspace\\show\\a.png",
                "D:\\agent\\workspace\\show\\3ds Max 2021\\maps\\a.png",
                "P:\\show\\maps\\a.png",
                "maps\\3ds Max 2021\\a.png",
                "/opt/jenkins/workspace/a.png",
                "/usr/people/a/a.png",
                "/usr/local/textures/a.png",
                "/library/hdri/sky.exr",
                "/applications/a.png",
                "/system/a.png",
                "",
            })
    void filesOfUsersAreKept(String path) {
        assertFalse(ProgramFolders.contain(path));
    }
}
