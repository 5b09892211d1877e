# cmake -DROOT=<source dir> -P plaintext.cmake
# Fails where a text of a guest, a server or a person could be read as HTML: a label that guesses what its text is, rich
# text, and what a browser parses.
cmake_minimum_required(VERSION 3.25)

function(forbid what instead)
    foreach(source IN LISTS ARGN)
        file(STRINGS ${ROOT}/${source} lines REGEX "${what}")
        foreach(line IN LISTS lines)
            string(STRIP "${line}" line)
            message(SEND_ERROR "${source}: ${line}\n  ${instead}")
        endforeach()
    endforeach()
endfunction()

file(GLOB_RECURSE window RELATIVE ${ROOT} ${ROOT}/widgets/*.cpp ${ROOT}/widgets/*.h ${ROOT}/app/*.cpp)
set(labels ${window})
list(REMOVE_ITEM labels widgets/common/plaintext.cpp)
forbid("QLabel\\(|make_unique<QLabel>" "use plainLabel(), which never guesses" ${labels})
forbid("setHtml|insertHtml|appendHtml|RichText[^(]|AutoText|MarkdownText|QTextBrowser|QErrorMessage"
    "show plain text" ${labels})

file(GLOB_RECURSE page RELATIVE ${ROOT} ${ROOT}/resources/web/src/*.ts)
list(LENGTH page pages)
list(LENGTH window windows)
if(pages LESS 10 OR windows LESS 50)
    message(SEND_ERROR "The sources were not found: ${pages} of the page, ${windows} of the window.")
endif()
forbid("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|srcdoc|DOMParser|[^a-zA-Z]eval\\(|new Function"
    "use textContent" ${page})
