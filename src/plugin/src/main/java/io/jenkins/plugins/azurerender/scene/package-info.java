/**
 * Reads settings and references of scene files without their application. There is one reader per format. Pure Java: no
 * Jenkins and no Azure types.
 */
package io.jenkins.plugins.azurerender.scene;
