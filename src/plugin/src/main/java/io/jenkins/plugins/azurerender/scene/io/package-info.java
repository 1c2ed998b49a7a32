/**
 * What the readers of scenes share: bytes taken one by one, a draft that stays small, and the tables of what refers to
 * files.
 */
package io.jenkins.plugins.azurerender.scene.io;
