/**
 * Resolves the paths that a scene references: as written, otherwise by searching the folders it is given, and no
 * others. Pure Java.
 */
package io.jenkins.plugins.azurerender.assets.search;
