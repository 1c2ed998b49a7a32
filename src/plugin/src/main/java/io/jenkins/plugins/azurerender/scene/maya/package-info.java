/** Maya scenes, ASCII (.ma) and binary (.mb). Both are converted to the same calls of {@code MayaScene}. */
package io.jenkins.plugins.azurerender.scene.maya;
