"""The commands of Shubbak, where its parts are joined; a file for each part."""
